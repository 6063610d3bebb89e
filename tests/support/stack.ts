import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '@plinth/local-supabase/ports'
import { publishedSecrets } from '../../scripts/stack/secrets.ts'
import { startLocalStack } from '../../scripts/stack/stack.ts'

/** A throw-away stack for the parity batteries, whose workers find it by their environment. */
export default async function setup() {
  const dir = await mkdtemp(join(tmpdir(), 'plinth-parity-'))
  const ports = { db: await freePort(), api: await freePort(), mail: await freePort() }
  const stack = await startLocalStack({ dir, ports, durable: false, siteUrl: 'http://localhost:3000' })

  Object.assign(process.env, {
    NEXT_PUBLIC_SUPABASE_URL: stack.apiUrl,
    NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: stack.publishableKey,
    SUPABASE_SECRET_KEY: stack.secretKey,
    LIVE_SIGNING_KEY: publishedSecrets.liveSigningKey,
    MAIL_URL: stack.mailUrl,
    DATABASE_OWNER_URL: stack.ownerUrl,
  })
  return async () => {
    await stack.stop()
    await rm(dir, { recursive: true, force: true })
  }
}
