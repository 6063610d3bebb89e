import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@supabase/supabase-js'
import { afterAll, inject } from 'vitest'
import type { UserCaller } from '@/lib/auth/caller'
import { localDefaults } from '@/lib/local-defaults'
import { startLocalApi } from '../../scripts/stack/api.ts'
import { freePort } from '@plinth/local-supabase/ports'
import { adminUrl } from './clones'
import { owner } from './owner'
import { tokenFor } from './people'

const { port, signingKeyFile } = inject('cluster')

/**
 * Storage on the database of this test file, which its environment names from then on: import what reads the environment after it.
 * Tokens of the cluster's own key are good here too.
 */
export async function startStorage() {
  const dir = await mkdtemp(join(tmpdir(), 'plinth-storage-'))
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
  return {
    url,
    /** The bucket with a person's token, or as a visitor without one. */
    async filesOf(person?: UserCaller) {
      const token = person && (await tokenFor(person))
      const client = createClient(url, localDefaults.NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY, {
        ...(token && { accessToken: () => Promise.resolve(token) }),
        auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
      })
      return client.storage.from('attachments')
    },
    service: createClient(url, localDefaults.SUPABASE_SECRET_KEY, {
      auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
    }).storage.from('attachments'),
    /** The number of files on the disk, independent of the database. */
    async count() {
      const names = await readdir(join(dir, 'storage'), { recursive: true }).catch(() => [])
      return names.filter((name) => name.endsWith('content')).length
    },
  }
}

/** The names of the objects that the bucket has. */
export async function storedNames(): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select name from storage.objects where bucket_id = 'attachments' order by name`,
  )
  return rows.map(({ name }) => name)
}
