import 'server-only'
import { Env } from './env-schema'
import { actionsKeyRefusal, isActionsKey } from './environment/actions-key'
import { localDefaults } from './local-defaults'

export class EnvError extends Error {
  override readonly name = 'EnvError'
}

/**
 * The variables in `source`; an empty string counts as missing. In development the local defaults fill what is missing; a
 * production start without a required variable, or with an unsafe one, throws EnvError with one list of what is wrong.
 * `keyOfBuild` is the fingerprint of the key that the running build was made with.
 */
export function parseEnv(source: Record<string, string | undefined>, keyOfBuild?: string): Env {
  const given: Record<string, string | undefined> = {
    ...platformDefaults(source),
    ...Object.fromEntries(Object.entries(source).filter(([, value]) => value !== '')),
  }
  const starts = needsNoDefaults(given)
  const parsed = Env.safeParse(starts ? given : { ...localDefaults, ...given })
  const lines = [
    ...(parsed.error?.issues ?? []).map(({ path: [name], message }) =>
      lineOf(String(name), given[String(name)] === undefined ? 'is missing.' : `${message}.`),
    ),
    ...(starts ? refusals(given, keyOfBuild) : []),
  ]

  if (!parsed.success || lines.length > 0) {
    throw new EnvError(`The environment is not complete (see .env.example):\n${lines.join('\n')}`)
  }
  return parsed.data
}

/** What no schema can say: it depends on the build that is started. The worker is of no build, and serves no action. */
function refusals(
  { NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: key }: Record<string, string | undefined>,
  keyOfBuild?: string,
) {
  const name = 'NEXT_SERVER_ACTIONS_ENCRYPTION_KEY'
  if (keyOfBuild === undefined) return []
  if (!key) return [lineOf(name, 'is missing.')]
  const refusal = isActionsKey(key) && actionsKeyRefusal(key, keyOfBuild)
  return refusal ? [`  ${name}: ${refusal}`] : []
}

function lineOf(name: string, wrong: string) {
  return `  ${name}: ${wrong} ${Env.shape[name as keyof Env].description}`
}

// `next build` runs as production too, but needs no server and so no secret.
function needsNoDefaults(source: Record<string, string | undefined>) {
  return source.NODE_ENV === 'production' && source.NEXT_PHASE !== 'phase-production-build'
}

// Vercel's edge replaces what a client sent: https://vercel.com/docs/headers/request-headers#x-forwarded-for
function platformDefaults({ VERCEL }: Record<string, string | undefined>): Record<string, string> {
  return VERCEL ? { TRUSTED_PROXY_HOPS: '1' } : {}
}

// The bundler replaces the second by its value.
export const env = parseEnv(process.env, process.env.ACTIONS_KEY_OF_BUILD)
