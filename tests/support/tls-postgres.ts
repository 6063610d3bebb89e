import { once } from 'node:events'
import { chownSync, statSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { type AddressInfo, connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withClient } from '../../scripts/database/client'
import { freePort } from '@plinth/local-supabase/ports'
import { startPostgres } from '@plinth/local-supabase/postgres'
import { makeAuthority } from './certificates'

/**
 * A Postgres that also speaks TLS, as `localhost`, behind a wire that records the clients' bytes. `addressOf` is an address of
 * the wire. `presents` gives the server another certificate.
 */
export async function startTlsPostgres() {
  const dir = await mkdtemp(join(tmpdir(), 'plinth-tls-'))
  const dataDir = join(dir, 'postgres')
  const port = await freePort()
  const postgres = await startPostgres({ dir: dataDir, port, durable: false })
  const { uid } = statSync(dataDir)
  const adminUrl = `postgres://supabase_admin:postgres@127.0.0.1:${port}/postgres`
  const wire = await openWire(port)
  const authority = makeAuthority()

  const presents = async (...hosts: string[]) => {
    const { cert, key } = authority.certify(...hosts)
    for (const [name, text] of Object.entries({ 'server.crt': cert, 'server.key': key })) {
      writeFileSync(join(dataDir, name), text, { mode: 0o600 })
      if (process.getuid?.() === 0) chownSync(join(dataDir, name), uid, uid)
    }
    await withClient(adminUrl, async (client) => {
      await client.query('alter system set ssl = on')
      await client.query('select pg_reload_conf()')
    })
  }
  await presents('localhost')

  return {
    ca: authority.ca,
    dir,
    sent: wire.sent,
    presents,
    addressOf: (query: string, host = 'localhost') =>
      `postgres://supabase_admin:postgres@${host}:${wire.port}/postgres?${query}`,
    async stop() {
      wire.close()
      await postgres.stop()
      await rm(dir, { recursive: true, force: true })
    },
  }
}

async function openWire(port: number) {
  const sent: Buffer[] = []
  const server = createServer((client) => {
    const upstream = connect(port, '127.0.0.1')
    client.on('data', (chunk) => sent.push(chunk))
    client.pipe(upstream).pipe(client)
    for (const socket of [client, upstream]) socket.on('error', () => socket.destroy())
  }).listen(0)
  await once(server, 'listening')
  return { port: (server.address() as AddressInfo).port, sent, close: () => server.close() }
}
