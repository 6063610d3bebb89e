import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createClient } from '@supabase/supabase-js'
import type { UserCaller } from '@/lib/auth/caller'
import { localDefaults } from '@/lib/local-defaults'
import { owner } from './owner'
import { tokenFor } from './people'
import { startServices } from './services'

/** Storage on the database of this test file: import what reads the environment after it. */
export async function startStorage() {
  const { url, dir } = await startServices()
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
