import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, inject } from 'vitest'
import { createDatabase, databaseUrl, dropDatabase } from './databases'

const { port } = inject('apiCluster')
const suffix = randomBytes(6).toString('hex')

/** This file's own directory. */
export const dir = await mkdtemp(join(tmpdir(), 'plinth-api-'))

// Cheap hashes: these tests are about who signs in, not about how hard a password is to guess.
process.env.LITE_AUTH_BCRYPT_COST = '4'

const closing: (() => Promise<unknown>)[] = []

/** Runs `close` when the file is done and before the database goes, the last one first. */
export function onEnd(close: () => Promise<unknown>) {
  closing.unshift(close)
}

/** Copies a template of the cluster for this file alone. The URL of the copy logs in as the superuser. */
export async function copyDatabase(template: 'repaired' | 'plain'): Promise<string> {
  const name = `${template}_${suffix}`
  await createDatabase(port, name, template)
  onEnd(() => dropDatabase(port, name))
  return databaseUrl(port, name)
}

afterAll(async () => {
  for (const close of closing) await close()
  await rm(dir, { recursive: true, force: true })
})
