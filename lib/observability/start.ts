import 'server-only'

export async function start(): Promise<void> {
  const { env } = await import('@/lib/env').catch(stop)
  if (!env.SENTRY_DSN) return

  const { startSentry } = await import('./sentry')
  await startSentry(env.SENTRY_DSN)
}

function stop(error: unknown): never {
  const isEnvError = error instanceof Error && error.name === 'EnvError'
  process.stderr.write(`${isEnvError ? error.message : String(error)}\n`)
  process.exit(1)
}
