import 'server-only'
import { Env } from './env-schema'
import { localDefaults } from './local-defaults'

export class EnvError extends Error {
  override readonly name = 'EnvError'
}

/**
 * The variables in `source`; an empty string counts as missing. In development the local defaults fill what is missing; a
 * production start without a required variable throws EnvError with one list of what is wrong.
 */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = {
    ...platformDefaults(source),
    ...Object.fromEntries(Object.entries(source).filter(([, value]) => value !== '')),
  }
  const parsed = Env.safeParse(needsNoDefaults(given) ? given : { ...localDefaults, ...given })

  if (!parsed.success) {
    const lines = parsed.error.issues.map(({ path: [name], message }) => {
      const wrong = given[String(name)] === undefined ? 'is missing.' : `${message}.`
      return `  ${String(name)}: ${wrong} ${Env.shape[name as keyof Env].description}`
    })
    throw new EnvError(`The environment is not complete (see .env.example):\n${lines.join('\n')}`)
  }
  return parsed.data
}

// `next build` runs as production too, but needs no server and so no secret.
function needsNoDefaults(source: Record<string, string | undefined>) {
  return source.NODE_ENV === 'production' && source.NEXT_PHASE !== 'phase-production-build'
}

// Vercel's edge replaces what a client sent: https://vercel.com/docs/headers/request-headers#x-forwarded-for
function platformDefaults({ VERCEL }: Record<string, string | undefined>): Record<string, string> {
  return VERCEL ? { TRUSTED_PROXY_HOPS: '1' } : {}
}

export const env = parseEnv(process.env)
