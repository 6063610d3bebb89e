import 'server-only'
import { z } from 'zod'
import { localDefaults } from './local-defaults'

/**
 * Every variable that the server reads, parsed once. In development the local defaults fill what is missing; a production
 * start without a required variable stops with one list of what is wrong.
 */
export const Env = z.object({
  NODE_ENV: z
    .enum(['development', 'test', 'production'])
    .default('development')
    .describe('Set by the commands.'),
  NEXT_PUBLIC_SITE_URL: z.url().describe('Where people reach the app, without a trailing slash.'),
  NEXT_PUBLIC_SUPABASE_URL: z.url().describe('The Supabase project: Project settings → Data API.'),
  NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: z
    .string()
    .startsWith('sb_publishable_')
    .describe('Project settings → API keys. Safe in a browser.'),
  SUPABASE_SECRET_KEY: z
    .string()
    .startsWith('sb_secret_')
    .describe('Project settings → API keys. Bypasses row level security: server only.'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .describe('Postgres as the role app_server, on Supabase through the transaction pooler (port 6543).'),
  DATABASE_POOL_MAX: z.coerce
    .number()
    .int()
    .min(1)
    .max(100)
    .default(10)
    .describe('Connections that one instance may open.'),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('The least severe line that is written.'),
  SENTRY_DSN: z.url().optional().describe('Where server errors go. Without it Sentry is not even loaded.'),
  NEXT_PUBLIC_SENTRY_DSN: z.url().optional().describe('Where browser errors go. Inlined at build time.'),
})
export type Env = z.infer<typeof Env>

export class EnvError extends Error {
  override readonly name = 'EnvError'
}

/** Parses the variables in `source`; an empty string counts as missing. Throws EnvError with a line per wrong variable. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
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

export const env = parseEnv(process.env)
