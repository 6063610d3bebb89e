import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../packages/local-supabase/src/ports.ts'
import { startStack } from '../../packages/local-supabase/src/stack.ts'

/** The battery of tests/parity runs against this throw-away stack, which its workers find by their environment. */
export default async function setup() {
  const dir = await mkdtemp(join(tmpdir(), 'plinth-parity-'))
  const ports = { db: await freePort(), api: await freePort(), mail: await freePort() }
  const stack = await startStack({ dir, ports, durable: false, siteUrl: 'http://localhost:3000' })

  Object.assign(process.env, {
    NEXT_PUBLIC_SUPABASE_URL: stack.apiUrl,
    MAIL_URL: stack.mailUrl,
    DATABASE_OWNER_URL: stack.ownerUrl,
  })
  return async () => {
    await stack.stop()
    await rm(dir, { recursive: true, force: true })
  }
}
