import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seedDemo } from '../../scripts/demo/seed.ts'
import { startDevWorker } from '../../scripts/dev/worker.ts'
import { freePort } from '@plinth/local-supabase/ports'
import { startLocalStack } from '../../scripts/stack/stack.ts'
import { newSecrets } from '../../scripts/stack/secrets.ts'
import { buildOnce } from '../../scripts/production/build.ts'
import { productionValues } from '../../scripts/production/values.ts'
import { startServer } from '../../scripts/production/server.ts'

/** The production build on a throw-away stack with the demo data, and a worker beside it that also reaches this machine. */
export default async function startApp() {
  const port = Number(process.env.APP_PORT)
  const siteUrl = `http://localhost:${port}`
  const dir = await mkdtemp(join(tmpdir(), 'plinth-browser-'))
  const ports = { db: await freePort(), api: await freePort(), mail: await freePort() }

  const secrets = newSecrets()
  const place = { dir, ports, durable: false, siteUrl, secrets, withApp: true }
  const [stack] = await Promise.all([startLocalStack(place), buildOnce()])
  try {
    await seedDemo({ ...stack, sealingKeys: productionValues.WEBHOOK_SECRET_KEYS })
    const environment = {
      NEXT_PUBLIC_SITE_URL: siteUrl,
      NEXT_PUBLIC_SUPABASE_URL: stack.apiUrl,
      NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: stack.publishableKey,
      SUPABASE_SECRET_KEY: stack.secretKey,
      DATABASE_URL: stack.appUrl,
      // Each test says from where it asks, as a proxy would.
      TRUSTED_PROXY_HOPS: '1',
      MAILER_URL: stack.mailUrl,
      SEND_EMAIL_HOOK_SECRET: secrets.sendEmailHook,
    }
    const server = await startServer(environment, port)
    const worker = await startDevWorker({ ...productionValues, ...environment, LOG_LEVEL: 'silent' })
    process.env.MAIL_URL = stack.mailUrl
    process.env.API_URL = stack.apiUrl
    process.env.PUBLISHABLE_KEY = stack.publishableKey
    process.env.SECRET_KEY = stack.secretKey
    process.env.OWNER_URL = stack.ownerUrl

    return async () => {
      await worker.stop()
      await server.stop()
      await stack.stop()
      await rm(dir, { recursive: true, force: true })
    }
  } catch (error) {
    await stack.stop()
    await rm(dir, { recursive: true, force: true })
    throw error
  }
}
