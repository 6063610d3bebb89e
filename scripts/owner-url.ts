import { certificatesFault } from '../lib/environment/certificates.ts'
import { postgresRefusal, readPostgresUrl } from '../lib/environment/postgres.ts'
import type { Environment } from './command/environment.ts'

/**
 * A hosted database as its owner, over a connection that can be held on to and whose other end has proved itself, on every machine.
 * Throws one sentence, which never shows the value.
 */
export function requireOwnerUrl(environment: Environment, variable = 'DATABASE_OWNER_URL'): URL {
  const { [variable]: address = '', DATABASE_CA: ca } = environment
  if (!/^postgres(ql)?:\/\//.test(address) || !URL.canParse(address))
    throw new Error(`${variable} must be like postgres://user:password@host:5432/postgres.`)

  const { url, query } = readPostgresUrl(address)
  if ((query.port || url.port) === '6543')
    throw new Error(`${variable} must not be the transaction pooler: use the session pooler, port 5432.`)
  const refusal = postgresRefusal(address)
  if (refusal) throw new Error(`${variable} ${refusal}`)

  const fault = ca && certificatesFault(ca)
  if (fault) throw new Error(`DATABASE_CA ${fault}.`)
  return url
}

/** The answer of requireOwnerUrl, for a command that works on no other database. Prints which one that is. */
export function announceOwner(environment: Environment, command: string): URL {
  if (!environment.DATABASE_OWNER_URL)
    throw new Error(`DATABASE_OWNER_URL is not set: see npm run ${command} -- --help.`)
  const url = requireOwnerUrl(environment)
  console.log(`Database ${url.host}${url.pathname} as ${url.username}`)
  return url
}
