import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '@plinth/local-supabase/ports'
import type { Closers } from '../command/closing.ts'
import { PROGRAM_MS } from '../command/patience.ts'
import { seedDemo } from '../demo/seed.ts'
import { startDevWorker } from '../dev/worker.ts'
import { newSecrets } from '../stack/secrets.ts'
import { startLocalStack, type LocalStack } from '../stack/stack.ts'
import { startServer } from './server.ts'
import { productionValues } from './values.ts'

type Options = {
  port: number
  /** The proxies before the app, each of which tells the address of a client. Without one there are none to believe. */
  trustedProxyHops: number
  /** The build that is served: its directory, and how it is made. */
  build: { distDir: string; make: (watched: { signal: AbortSignal }) => Promise<void> }
}

/**
 * A production build on a throw-away stack with the demo data, and a worker that also reaches this machine. `closers` ends all of it,
 * at any moment of the start too.
 */
export async function startProductionApp(
  { port, trustedProxyHops, build }: Options,
  closers: Closers,
): Promise<LocalStack> {
  const siteUrl = `http://localhost:${port}`
  const dir = await closers.open(mkdtemp(join(tmpdir(), 'plinth-production-')), (path) =>
    rm(path, { recursive: true, force: true }),
  )
  const ports = { db: await freePort(), api: await freePort(), mail: await freePort() }
  const secrets = newSecrets()
  const hookPace = { timeoutMs: PROGRAM_MS, backoffMs: 2_000 }
  const place = { dir, ports, durable: false, siteUrl, secrets, withApp: true, hookPace }

  const starting = closers.open(startLocalStack(place), (stack) => stack.stop())
  const [stack] = await Promise.all([starting, make(build, closers)])
  await seedDemo({ ...stack, sealingKeys: productionValues.WEBHOOK_SECRET_KEYS })

  const environment = {
    NEXT_DIST_DIR: build.distDir,
    NEXT_PUBLIC_SITE_URL: siteUrl,
    NEXT_PUBLIC_SUPABASE_URL: stack.apiUrl,
    NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: stack.publishableKey,
    SUPABASE_SECRET_KEY: stack.secretKey,
    LIVE_SIGNING_KEY: secrets.liveSigningKey,
    DATABASE_URL: stack.appUrl,
    TRUSTED_PROXY_HOPS: String(trustedProxyHops),
    MAILER_URL: stack.mailUrl,
    SEND_EMAIL_HOOK_SECRET: secrets.sendEmailHook,
    // The local stack stands for both services, and keeps passkeys.
    OAUTH_PROVIDERS: 'google,github',
    PASSKEYS: 'on',
  }
  await closers.open(startServer(environment, port), (server) => server.stop())
  const quiet = { ...productionValues, ...environment, LOG_LEVEL: 'silent' }
  await closers.open(startDevWorker(quiet), (worker) => worker.stop())
  return stack
}

function make({ make: makeIt }: Options['build'], closers: Closers): Promise<void> {
  const end = new AbortController()
  const making = makeIt({ signal: end.signal })
  closers.add(async () => {
    end.abort()
    await making.catch(() => {})
  })
  return making
}
