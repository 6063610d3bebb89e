import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { withClient } from '../../src/client'
import { freePort } from '../../src/ports'
import { startPostgres } from '../../src/postgres/postgres'

export const dir = await mkdtemp(join(tmpdir(), 'plinth-api-'))
const postgres = await startPostgres({ dir: join(dir, 'postgres'), port: await freePort(), durable: false })

// Cheap hashes: these tests are about who signs in, not about how hard a password is to guess.
process.env.LITE_AUTH_BCRYPT_COST = '4'

/** An empty database of this file's own cluster; the URL logs in as the superuser. */
export async function createDatabase(name: string): Promise<string> {
  const url = (database: string) =>
    `postgres://supabase_admin:postgres@127.0.0.1:${postgres.port}/${database}`
  await withClient(url('postgres'), (client) => client.query(`create database ${name}`))
  return url(name)
}

const closing: (() => Promise<unknown>)[] = []

/** Runs when the file is done, last in first, before the database goes. */
export function onEnd(close: () => Promise<unknown>) {
  closing.unshift(close)
}

afterAll(async () => {
  for (const close of closing) await close()
  await postgres.stop()
  await rm(dir, { recursive: true, force: true })
})
