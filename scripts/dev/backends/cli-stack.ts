import { localDefaults } from '../../../lib/local-defaults.ts'
import { seedDemo } from '../../demo/seed.ts'
import { localEnv } from '../local-env.ts'
import { migrate } from '../../stack/migrate.ts'
import type { StackPorts } from '@plinth/local-supabase/urls'
import { localUrls } from '../../stack/urls.ts'
import type { Running } from './backend.ts'

/** Migrates and seeds a stack that the Supabase CLI started. It gives every local stack the same names and keys. */
export async function prepareCliStack(ports: StackPorts, siteUrl: string): Promise<Running> {
  const urls = localUrls(ports)
  await migrate(urls.ownerUrl)
  await seedDemo({ ...urls, secretKey: localDefaults.SUPABASE_SECRET_KEY })
  return { env: localEnv(urls, siteUrl), urls, notes: [], stop: async () => {} }
}
