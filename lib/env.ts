import 'server-only'
import type { z } from 'zod'
import { Env } from './env-schema'
import { actionsKeyRefusal } from './environment/actions-key'
import { isLoopback } from './environment/loopback'
import { firstOfEach, productionRefusals, type Refusal } from './environment/production'
import { sentryEnvironment } from './environment/sentry-environment'
import { localDefaults } from './local-defaults'

export class EnvError extends Error {
  override readonly name = 'EnvError'
}

/** Throws EnvError for missing or unsafe values of a production start. A worker lacks `keyOfBuild`, the fingerprint of its key. */
export function parseEnv(source: NodeJS.Dict<string>, keyOfBuild?: string): Env {
  const given: NodeJS.Dict<string> = {
    ...platformDefaults(source),
    ...Object.fromEntries(Object.entries(source).filter(([, value]) => value)),
    ...(keyOfBuild !== undefined && { NODE_ENV: 'production' }),
  }
  const isServing = isProductionStart(given)
  const parsed = Env.safeParse(isServing ? given : { ...developerDefaults(given), ...given })

  const malformed = parsed.error?.issues.map((issue) => refusalOf(issue, given)) ?? []
  const unreadable = new Set(malformed.map(({ variable }) => variable))
  const unsafe = isServing
    ? [...productionRefusals(given, unreadable), ...buildRefusals(given, unreadable, keyOfBuild)]
    : []
  const refusals = firstOfEach([...malformed, ...unsafe])
  if (!parsed.success || refusals.length > 0) throw new EnvError(listOf(refusals))
  return parsed.data
}

function refusalOf({ path: [name], message }: z.core.$ZodIssue, given: NodeJS.Dict<string>): Refusal {
  const variable = String(name)
  return given[variable] === undefined ? missing(variable) : refused(variable, `${message}.`)
}

const missing = (variable: string) => refused(variable, 'is missing.')

function refused(variable: string, wrong: string): Refusal {
  return { variable, reason: `${wrong} ${Env.shape[variable as keyof Env].description}` }
}

function buildRefusals(given: NodeJS.Dict<string>, unreadable: Set<string>, keyOfBuild?: string): Refusal[] {
  const variable = 'NEXT_SERVER_ACTIONS_ENCRYPTION_KEY'
  const key = given[variable]
  if (keyOfBuild === undefined || unreadable.has(variable)) return []
  if (!key) return [missing(variable)]
  const reason = actionsKeyRefusal(key, keyOfBuild)
  return reason ? [{ variable, reason }] : []
}

function listOf(refusals: Refusal[]) {
  const order = Object.keys(Env.shape)
  const lines = refusals
    .toSorted((one, other) => order.indexOf(one.variable) - order.indexOf(other.variable))
    .map(({ variable, reason }) => `  ${variable}: ${reason}`)
  return `The environment is not as it must be (see .env.example):\n${lines.join('\n')}`
}

// `next build` also runs as production, but needs no server and so no secret.
function isProductionStart({ NODE_ENV, NEXT_PHASE }: NodeJS.Dict<string>) {
  return NODE_ENV === 'production' && NEXT_PHASE !== 'phase-production-build'
}

/** A hosted project does not trust the signing key of local stacks, and has passkeys off until somebody switches them on. */
function developerDefaults({ NEXT_PUBLIC_SUPABASE_URL: url }: NodeJS.Dict<string>): NodeJS.Dict<string> {
  const { LIVE_SIGNING_KEY: _, PASSKEYS: __, ...rest } = localDefaults
  const isLocal = !url || !URL.canParse(url) || isLoopback(new URL(url).hostname)
  return isLocal ? localDefaults : rest
}

// Vercel's edge replaces client-sent values: https://vercel.com/docs/headers/request-headers#x-forwarded-for
function platformDefaults(source: NodeJS.Dict<string>): NodeJS.Dict<string> {
  return {
    ...(source.VERCEL === '1' && { TRUSTED_PROXY_HOPS: '1' }),
    SENTRY_ENVIRONMENT: sentryEnvironment(source),
  }
}

// The bundler inlines ACTIONS_KEY_OF_BUILD.
export const env = parseEnv(process.env, process.env.ACTIONS_KEY_OF_BUILD)
