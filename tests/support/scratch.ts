import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { freePort } from '@plinth/local-supabase/ports'
import { startPostgres, type Postgres } from '@plinth/local-supabase/postgres'

/** A directory of the running test's own. */
export function scratchDir() {
  const dir = mkdtempSync(join(tmpdir(), 'plinth-local-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

/** A server that ends with the running test. */
export async function startScratch(
  given: { dir?: string; port?: number; durable?: boolean } = {},
): Promise<Postgres> {
  const { dir = `${scratchDir()}/postgres`, port = await freePort(), durable = false } = given
  const postgres = await startPostgres({ dir, port, durable })
  onTestFinished(postgres.stop)
  return postgres
}
