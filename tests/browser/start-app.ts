import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seedDemo } from '../../scripts/local/demo.ts'
import { freePort } from '../../scripts/local/ports.ts'
import { startStack } from '../../scripts/local/stack.ts'
import { buildOnce } from '../support/build.ts'
import { startServer } from '../support/server.ts'

/** A test asks for the scheduler's tick where no worker runs. */
export const cronSecret = 'only-for-the-tests-in-the-browser-0123456789'

/** The production build on a throw-away stack with the demo data, for the browser. */
export default async function startApp() {
  const port = Number(process.env.APP_PORT)
  const siteUrl = `http://localhost:${port}`
  const dir = await mkdtemp(join(tmpdir(), 'plinth-browser-'))
  const ports = { db: await freePort(), api: await freePort(), mail: await freePort() }

  const [stack] = await Promise.all([startStack({ dir, ports, durable: false, siteUrl }), buildOnce()])
  try {
    await seedDemo(stack)
    const server = await startServer(
      {
        NEXT_PUBLIC_SITE_URL: siteUrl,
        NEXT_PUBLIC_SUPABASE_URL: stack.apiUrl,
        NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: stack.publishableKey,
        SUPABASE_SECRET_KEY: stack.secretKey,
        DATABASE_URL: stack.appUrl,
        MAILER_URL: stack.mailUrl,
        CRON_SECRET: cronSecret,
      },
      port,
    )
    process.env.MAIL_URL = stack.mailUrl

    return async () => {
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
