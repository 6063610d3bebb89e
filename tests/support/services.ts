import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, inject } from 'vitest'
import { startLocalApi } from '../../scripts/stack/api.ts'
import { freePort } from '@plinth/local-supabase/ports'
import { adminUrl } from './clones'

const { port, signingKeyFile } = inject('cluster')

/**
 * Supabase on the database of this test file, which its environment names from then on: import what reads the environment after it.
 * Tokens of the cluster's own key are good here too.
 */
export async function startServices() {
  const dir = await mkdtemp(join(tmpdir(), 'plinth-services-'))
  await copyFile(signingKeyFile, join(dir, 'signing-key.json'))
  const apiPort = await freePort()
  const api = await startLocalApi({
    adminUrl: adminUrl(port, process.env.TEST_DATABASE!),
    apiPort,
    mailPort: await freePort(),
    dir,
    siteUrl: 'http://localhost:3000',
  })
  const url = `http://127.0.0.1:${apiPort}`
  process.env.NEXT_PUBLIC_SUPABASE_URL = url

  afterAll(async () => {
    await api.close()
    await rm(dir, { recursive: true, force: true })
  })
  return { url, dir, routes: api.routes }
}
