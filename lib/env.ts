import 'server-only'
import type { z } from 'zod'
import { Env } from './env-schema'
import { productionRefusals, type Refusal } from './environment/production'
import { localDefaults } from './local-defaults'

export class EnvError extends Error {
  override readonly name = 'EnvError'
}

/**
 * The variables in `source`; an empty string counts as missing. In development the local defaults fill what is missing; a
 * production start that lacks one, or has an unsafe one, throws EnvError with one list of what is wrong.
 */
export function parseEnv(source: NodeJS.Dict<string>): Env {
  const given = {
    ...platformDefaults(source),
    ...Object.fromEntries(Object.entries(source).filter(([, value]) => value)),
  }
  const isServing = isProductionStart(given)
  const parsed = Env.safeParse(isServing ? given : { ...localDefaults, ...given })

  const malformed = parsed.error?.issues.map((issue) => refusalOf(issue, given)) ?? []
  const unreadable = new Set(malformed.map(({ variable }) => variable))
  const refusals = [...malformed, ...(isServing ? productionRefusals(given, unreadable) : [])]
  if (!parsed.success || refusals.length > 0) throw new EnvError(listOf(refusals))
  return parsed.data
}

function refusalOf({ path: [name], message }: z.core.$ZodIssue, given: NodeJS.Dict<string>): Refusal {
  const variable = String(name)
  const wrong = given[variable] === undefined ? 'is missing.' : `${message}.`
  return { variable, reason: `${wrong} ${Env.shape[variable as keyof Env].description}` }
}

/** In the order of .env.example, one line each. */
function listOf(refusals: Refusal[]) {
  const order = Object.keys(Env.shape)
  const lines = refusals
    .toSorted((one, other) => order.indexOf(one.variable) - order.indexOf(other.variable))
    .map(({ variable, reason }) => `  ${variable}: ${reason}`)
  return `The environment is not as it must be (see .env.example):\n${lines.join('\n')}`
}

// `next build` runs as production too, but needs no server and so no secret.
function isProductionStart({ NODE_ENV, NEXT_PHASE }: NodeJS.Dict<string>) {
  return NODE_ENV === 'production' && NEXT_PHASE !== 'phase-production-build'
}

// Vercel's edge replaces what a client sent: https://vercel.com/docs/headers/request-headers#x-forwarded-for
function platformDefaults({ VERCEL }: NodeJS.Dict<string>): Record<string, string> {
  return VERCEL ? { TRUSTED_PROXY_HOPS: '1' } : {}
}

export const env = parseEnv(process.env)
