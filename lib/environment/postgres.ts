import { readFileSync } from 'node:fs'
import type { ConnectionOptions } from 'node:tls'
import { readCertificates } from './certificates.ts'
import { isLoopback } from './loopback.ts'

/** Query parameters about TLS. Each makes the driver replace the `ssl` that it is given. */
const tlsParameters = [
  'ssl',
  'sslmode',
  'sslrootcert',
  'sslcert',
  'sslkey',
  'sslnegotiation',
  'uselibpqcompat',
]

/** Values of `ssl` that do not weaken `sslmode=verify-full`. */
const alsoOn = new Set(['true', '1'])

type PostgresConnection = {
  connectionString: string
  ssl?: ConnectionOptions
  sslnegotiation?: 'postgres' | 'direct'
}

/** Reads the address like the driver: the query wins over the rest, and the last of repeated parameters counts. */
export function readPostgresUrl(address: string) {
  const url = new URL(address)
  const query: Record<string, string | undefined> = Object.fromEntries(url.searchParams)
  const host = query.host || decoded(url.hostname)
  return {
    url,
    query,
    host,
    password: query.password || decoded(url.password),
    // A path is a socket of this machine.
    isLocal: host.startsWith('/') || isLoopback(host),
    isVerified: asksForVerification(url.searchParams),
  }
}

/** Throws one sentence for an unreadable `sslrootcert` or `ca`. https://www.postgresql.org/docs/current/libpq-ssl.html */
export function postgresConnection(address: string, ca?: string): PostgresConnection {
  const { url, query, isVerified } = readPostgresUrl(address)
  if (!isVerified) return { connectionString: address }

  for (const name of tlsParameters) url.searchParams.delete(name)
  return {
    connectionString: url.href,
    ssl: {
      ca: fileOf(query, 'sslrootcert') ?? (ca && readCertificates(ca)),
      cert: fileOf(query, 'sslcert'),
      key: fileOf(query, 'sslkey'),
      rejectUnauthorized: true,
    },
    ...(query.sslnegotiation === 'direct' && { sslnegotiation: 'direct' as const }),
  }
}

export function postgresRefusal(address: string): string | undefined {
  const { host, query, isLocal, isVerified } = readPostgresUrl(address)
  if (!host) return 'must name its host.'
  if (isLocal && !isVerified) return undefined
  if (!isVerified) {
    return 'leads off this machine without verified TLS: add ?sslmode=verify-full, alone, and set DATABASE_CA to the certificate of the authority that signed the server’s.'
  }
  if (query.sslrootcert === 'system') return 'says sslrootcert=system, which only libpq knows: remove it.'
  for (const name of ['sslrootcert', 'sslcert', 'sslkey']) {
    if (!isReadable(query, name)) return `names a file in ${name} that cannot be read.`
  }
  return undefined
}

/** Every repetition of a TLS parameter must agree. */
function asksForVerification(query: URLSearchParams) {
  const [modes, switches] = [query.getAll('sslmode'), query.getAll('ssl')]
  return (
    modes.length > 0 &&
    modes.every((mode) => mode === 'verify-full') &&
    switches.every((value) => alsoOn.has(value))
  )
}

// The driver keeps text that is no valid encoding.
function decoded(text: string) {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function fileOf(query: Record<string, string | undefined>, name: string) {
  return query[name] ? readFileSync(query[name], 'utf8') : undefined
}

function isReadable(query: Record<string, string | undefined>, name: string) {
  try {
    fileOf(query, name)
    return true
  } catch {
    return false
  }
}
