import { z } from 'zod'

const address = z.url({ protocol: /^https?$/ }).regex(/[^/]$/, 'Must not end with a slash')

/** Every variable that the server reads. The descriptions are what .env.example says. */
export const Env = z.object({
  NODE_ENV: z
    .enum(['development', 'test', 'production'])
    .default('development')
    .describe('Set by the commands.'),
  NEXT_PUBLIC_SITE_URL: address.describe('Where people reach the app, without a trailing slash.'),
  NEXT_PUBLIC_SUPABASE_URL: address.describe('The Supabase project: Project settings → Data API.'),
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
  REDIS_URL: z
    .url({ protocol: /^rediss?$/ })
    .optional()
    .describe('Where rate limits are counted, rediss:// with TLS. Without it they are counted in Postgres.'),
  TRUSTED_PROXY_HOPS: z.coerce
    .number()
    .int()
    .min(0)
    .max(5)
    .default(0)
    .describe(
      'How many proxies of yours add to X-Forwarded-For; 1 on Vercel by itself. With 0 client addresses are unknown.',
    ),
  MAILER_URL: z
    .url({ protocol: /^(smtps?|https?)$/ })
    .regex(/[^/]$/, 'Must not end with a slash')
    .describe('Where mails are handed over: smtps://user:password@host:465, or the address of a Mailpit.'),
  MAIL_FROM: z.email().describe('The sender of our mails.'),
  CRON_SECRET: z
    .string()
    .min(32)
    .optional()
    .describe('What a scheduler sends to /api/jobs/run. Only where no worker runs, as on Vercel.'),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('The least severe line that is written.'),
  SENTRY_DSN: z.url().optional().describe('Where server errors go. Without it Sentry is not even loaded.'),
  NEXT_PUBLIC_SENTRY_DSN: z.url().optional().describe('Where browser errors go. Inlined at build time.'),
})
export type Env = z.infer<typeof Env>
