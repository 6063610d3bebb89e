import { z } from 'zod'
import { isActionsKey } from './environment/actions-key.ts'
import { certificatesFault } from './environment/certificates.ts'

/** The clients of some tell `rediss:` and `REDISS:` apart, or take an address without slashes for a host of another name. */
const addressOf = (protocol: RegExp) =>
  z.url({ protocol }).regex(/^[a-z]+:\/\/\S+$/, 'Must begin with its protocol in small letters and //')

/** What the code appends its paths to. */
const origin = addressOf(/^https?$/).refine(
  (value) => URL.parse(value)?.origin === value,
  'Must be protocol, host and port alone, in small letters, without a slash at its end',
)

/** As Supabase makes them: https://supabase.com/docs/guides/api/api-keys */
const apiKey = (kind: 'publishable' | 'secret') =>
  z.string().regex(new RegExp(`^sb_${kind}_[\\w-]{20,}$`), `Must be sb_${kind}_…, whole and alone`)

const numberedKey = /^([1-9]\d?|1\d\d|2[0-4]\d|25[0-5]):[A-Za-z0-9+/]{43}=$/

/** Every variable that the server reads. The descriptions are what .env.example says. */
export const Env = z.object({
  NODE_ENV: z
    .enum(['development', 'test', 'production'])
    .default('development')
    .describe('Set by the commands.'),
  NEXT_PUBLIC_SITE_URL: origin.describe('Where people reach the app, without a trailing slash.'),
  NEXT_PUBLIC_SUPABASE_URL: origin.describe('The Supabase project: Project settings → Data API.'),
  NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: apiKey('publishable').describe(
    'Project settings → API keys. Safe in a browser.',
  ),
  SUPABASE_SECRET_KEY: apiKey('secret').describe(
    'Project settings → API keys. Bypasses row level security: server only.',
  ),
  DATABASE_URL: addressOf(/^postgres(ql)?$/).describe(
    'Postgres as the role app_server, on Supabase through the transaction pooler (port 6543). A remote database needs ?sslmode=verify-full.',
  ),
  DATABASE_CA: z
    .string()
    .refine((pem) => !certificatesFault(pem), { error: ({ input }) => certificatesFault(input as string) })
    .optional()
    .describe(
      'The certificate, as PEM, of the authority that signed the server’s: Database settings → SSL configuration. Without it, Node’s trusted authorities apply.',
    ),
  DATABASE_POOL_MAX: z.coerce
    .number()
    .int()
    .min(1)
    .max(100)
    .default(10)
    .describe('Connections that one instance may open.'),
  REDIS_URL: addressOf(/^rediss?$/)
    .optional()
    .describe('Where rate limits are counted, rediss:// with TLS. Without it they are counted in Postgres.'),
  TRUSTED_PROXY_HOPS: z
    .string()
    .regex(/^[0-5]$/, 'Must be a number from 0 to 5')
    .transform(Number)
    .describe(
      'How many proxies of yours add to X-Forwarded-For; set to 1 automatically on Vercel. With 0 client addresses are unknown.',
    ),
  MAILER_URL: addressOf(/^(smtps?|https?)$/)
    .regex(/[^/]$/, 'Must not end with a slash')
    .describe('Where mails are handed over: smtps://user:password@host:465, or the address of a Mailpit.'),
  MAIL_FROM: z.email().describe('The sender of our mails.'),
  WEBHOOK_SECRET_KEYS: z
    .string()
    .refine(
      (list) => list.split(',').every((entry) => numberedKey.test(entry)),
      'Must be <number>:<32 bytes as base64>',
    )
    .refine(
      (list) => new Set(list.split(',').map((entry) => entry.split(':')[0])).size === list.split(',').length,
      'Must give each key a number of its own',
    )
    .describe(
      'What encrypts the secrets of webhooks: <number up to 255>:<openssl rand -base64 32>. Several, with commas: the first encrypts.',
    ),
  WEBHOOK_ALLOW_LOCAL: z
    .enum(['true', 'false'])
    .optional()
    .describe(
      'Lets webhooks reach this machine itself, by http too. "npm run dev" sets it; production refuses it.',
    ),
  MAIL_WEBHOOK_SECRET: z
    .string()
    .regex(
      /^whsec_[A-Za-z0-9+/]{32,}={0,2}( whsec_[A-Za-z0-9+/]{32,}={0,2})?$/,
      'Must be whsec_<base64>, or two of them',
    )
    .optional()
    .describe(
      'What the mail provider signs with when it calls /api/hooks/mail. Two, with a space, while one replaces the other.',
    ),
  SEND_EMAIL_HOOK_SECRET: z
    .string()
    .regex(
      /^v1,whsec_[A-Za-z0-9+/]{32,}={0,2}(\|v1,whsec_[A-Za-z0-9+/]{32,}={0,2})?$/,
      'Must be v1,whsec_<base64>, or two of them',
    )
    .optional()
    .describe(
      'What Supabase Auth signs with when its Send Email hook calls /api/hooks/auth-mail. Two, with a |, while one replaces the other.',
    ),
  CRON_SECRET: z
    .string()
    .min(32)
    .optional()
    .describe('What a scheduler sends to /api/jobs/run. Only where no worker runs, as on Vercel.'),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: z
    .string()
    .refine(isActionsKey, 'Must be 16, 24 or 32 bytes as base64')
    .optional()
    .describe(
      'What names and encrypts Server Actions, the same for every build and instance: openssl rand -base64 32. Production demands it, for "npm run build" as well.',
    ),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('The least severe line that is written.'),
  SENTRY_DSN: z.url().optional().describe('Where server errors go. Without it Sentry is not even loaded.'),
  SENTRY_ENVIRONMENT: z
    .string()
    .regex(/^[^\s/]{1,64}$/, 'Must be one word')
    .optional()
    .describe(
      'What Sentry calls this deployment, such as staging. Defaults to VERCEL_ENV, then NODE_ENV. Inlined at build time for browsers.',
    ),
  NEXT_PUBLIC_SENTRY_DSN: z.url().optional().describe('Where browser errors go. Inlined at build time.'),
})
export type Env = z.infer<typeof Env>
