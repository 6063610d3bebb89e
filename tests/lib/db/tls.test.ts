import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { Client } from 'pg'
import { afterAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { postgresConnection } from '@/lib/environment/postgres'
import { makeAuthority } from '../../support/certificates'
import { startTlsPostgres } from '../../support/tls-postgres'
import { ARRIVAL_MS } from '../../../scripts/command/patience'

/** The request for TLS, and all that may be sent before it: https://www.postgresql.org/docs/current/protocol-message-formats.html */
const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47])

const postgres = await startTlsPostgres()
const { ca } = postgres
const stranger = makeAuthority('Somebody else').ca
const caFile = join(postgres.dir, 'ca.pem')
writeFileSync(caFile, ca)

process.env.DATABASE_URL = postgres.addressOf('sslmode=verify-full')
process.env.DATABASE_CA = ca.replaceAll('\n', '\\n')
const { pool } = await import('@/lib/db/pool')

beforeEach(() => void (postgres.sent.length = 0))
afterAll(async () => {
  await pool.end()
  await postgres.stop()
})

const isEncrypted = 'select ssl from pg_stat_ssl where pid = pg_backend_pid()'

async function ask(address: string, authority?: string) {
  const client = new Client({
    ...postgresConnection(address, authority),
    connectionTimeoutMillis: ARRIVAL_MS,
  })
  client.on('error', () => {})
  try {
    await client.connect()
    return (await client.query<{ ssl: boolean }>(isEncrypted)).rows[0]!.ssl
  } finally {
    await client.end()
  }
}

const everythingSent = () => Buffer.concat(postgres.sent)

test('the pool of the app speaks TLS with the server that its authority vouches for, and sends nothing before', async () => {
  const { rows } = await pool.query(isEncrypted)

  expect(rows).toEqual([{ ssl: true }])
  expect(postgres.sent[0]).toEqual(SSL_REQUEST)
  expect(everythingSent().includes('supabase_admin')).toBe(false)
})

test.each([
  ['DATABASE_CA', () => ask(postgres.addressOf('sslmode=verify-full'), ca)],
  ['one of several in it', () => ask(postgres.addressOf('sslmode=verify-full'), stranger + ca)],
  ['sslrootcert', () => ask(postgres.addressOf(`sslmode=verify-full&sslrootcert=${caFile}`))],
  [
    'sslrootcert before DATABASE_CA',
    () => ask(postgres.addressOf(`sslmode=verify-full&sslrootcert=${caFile}`), stranger),
  ],
  [
    'DATABASE_CA beside other words about TLS',
    () => ask(postgres.addressOf('sslmode=verify-full&ssl=true&uselibpqcompat=true'), ca),
  ],
  [
    'DATABASE_CA, with TLS from the first byte',
    () => ask(postgres.addressOf('sslmode=verify-full&sslnegotiation=direct'), ca),
  ],
])('a server is trusted by %s', async (_, asked) => {
  expect(await asked()).toBe(true)
  expect(everythingSent().includes('supabase_admin')).toBe(false)
})

test.each([
  ['of another authority', 'localhost', stranger],
  ['that no public authority knows', 'localhost', undefined],
])('a server with a certificate %s is told neither user nor password', async (_, host, authority) => {
  await expect(ask(postgres.addressOf('sslmode=verify-full', host), authority)).rejects.toThrow(/certificate/)

  expect(postgres.sent[0]).toEqual(SSL_REQUEST)
  expect(everythingSent().includes('supabase_admin')).toBe(false)
})

test('a server is refused under a name that is not in its certificate, by address too', async () => {
  await expect(ask(postgres.addressOf('sslmode=verify-full', '127.0.0.1'), ca)).rejects.toThrow(
    /does not match/,
  )
  await postgres.presents('db.plinth.dev')
  await expect(ask(postgres.addressOf('sslmode=verify-full'), ca)).rejects.toThrow(/does not match/)
  await postgres.presents('localhost')
  expect(await ask(postgres.addressOf('sslmode=verify-full'), ca)).toBe(true)
})

test('a server is refused even where Node is told to trust everybody', async () => {
  onTestFinished(() => void vi.unstubAllEnvs())
  vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0')

  await expect(ask(postgres.addressOf('sslmode=verify-full'), stranger)).rejects.toThrow(/certificate/)
})

test('a server that speaks no TLS gets the question for it and nothing more', async () => {
  const sent: Buffer[] = []
  const server = createServer((socket) => {
    socket.on('data', (chunk) => void (sent.push(chunk), socket.write('N')))
    socket.on('error', () => {})
  }).listen(0)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo

  await expect(
    ask(`postgres://app_server:secret@localhost:${port}/postgres?sslmode=verify-full`, ca),
  ).rejects.toThrow('does not support SSL')

  server.close()
  expect(Buffer.concat(sent)).toEqual(SSL_REQUEST)
})

test('the scripts of the owner trust by DATABASE_CA as the app does', async () => {
  const dryRun = async (DATABASE_CA: string) => {
    const child = spawn(process.execPath, ['scripts/db-migrate.ts', '--dry-run'], {
      env: { ...process.env, DATABASE_CA, DATABASE_OWNER_URL: postgres.addressOf('sslmode=verify-full') },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)])
    return output + errors
  }

  expect(await dryRun(ca)).toContain('20261201000000_baseline.sql')
  expect(await dryRun(stranger)).toMatch(/certificate/)
  expect(everythingSent().includes('supabase_admin')).toBe(false)
})
