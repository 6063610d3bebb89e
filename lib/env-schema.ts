import { z } from 'zod'
import { isActionsKey } from './environment/actions-key.ts'
import { captchaVariables } from './environment/captcha.ts'
import { certificatesFault } from './environment/certificates.ts'
import { oauthVariables } from './environment/oauth.ts'
import { readSigningKey } from './environment/signing-key.ts'
import { webhookVariables } from './environment/webhooks.ts'

/** Some clients treat `rediss:` and `REDISS:` differently, or read an address without slashes as another host. */
const addressOf = (protocol: RegExp) =>
  z.url({ protocol }).regex(/^[a-z]+:\/\/\S+$/, 'Must begin with its protocol in small letters and //')

const origin = addressOf(/^https?$/).refine(
  (value) => URL.parse(value)?.origin === value,
  'Must be protocol, host and port alone, in small letters, without a slash at its end',
)

/** https://supabase.com/docs/guides/api/api-keys */
const apiKey = (kind: 'publishable' | 'secret') =>
  z.string().regex(new RegExp(`^sb_${kind}_[\\w-]{20,}$`), `Must be sb_${kind}_…, whole and alone`)

export const Env = z.object({
  NODE_ENV: z
    .enum(['development', 'test', 'production'])
    .default('development')
    .describe('Set by the commands.'),
  NEXT_PUBLIC_SITE_URL: origin.describe('The public address of the app, without a trailing slash.'),
  API_ALLOWED_ORIGINS: z
    .string()
    .transform((list) => list.split(',').map((entry) => entry.trim()))
    .pipe(z.array(origin))
    .optional()
    .describe(
      'The origins of other sites whose scripts may call /api/v1, such as https://app.example.com, with a comma between two. They send a credential, never a cookie. Without it there are none.',
    ),
  NEXT_PUBLIC_SUPABASE_URL: origin.describe('The Supabase project: Project settings → Data API.'),
  NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: apiKey('publishable').describe(
    'Project settings → API keys. Safe in a browser.',
  ),
  SUPABASE_SECRET_KEY: apiKey('secret').describe(
    'Project settings → API keys. Bypasses row level security: server only.',
  ),
  LIVE_SIGNING_KEY: z
    .string()
    .refine((text) => readSigningKey(text), 'Must be one private JWK for ES256 with its kid')
    .optional()
    .describe(
      'The private key that signs the tokens of live updates, imported into the project: npx supabase gen signing-key --algorithm ES256. It can sign a token for anybody: server only. Without it pages look for changes at an interval.',
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
  CONCURRENT_REQUESTS_MAX: z.coerce
    .number()
    .int()
    .min(10)
    .max(10_000)
    .default(200)
    .describe(
      'API requests that one instance works on at once. A page counts as four. Others get a 503 at once.',
    ),
  KEEP_ALIVE_SECONDS: z.coerce
    .number()
    .int()
    .min(1)
    .max(3_600)
    .default(75)
    .describe(
      'The time for which an idle connection stays open. It must be longer than that of the load balancer in front: 60 at AWS, 600 at Google.',
    ),
  SHUTDOWN_NOTICE_SECONDS: z.coerce
    .number()
    .int()
    .min(0)
    .max(20)
    .default(5)
    .describe(
      'The time after SIGTERM in which requests are still served while /api/ready answers 503, so that a load balancer learns of it.',
    ),
  REDIS_URL: addressOf(/^rediss?$/)
    .optional()
    .describe('The store of the rate limits, rediss:// with TLS. Without it Postgres stores them.'),
  TRUSTED_PROXY_HOPS: z
    .string()
    .regex(/^[0-5]$/, 'Must be a number from 0 to 5')
    .transform(Number)
    .describe(
      'The number of your proxies that add to X-Forwarded-For. Set to 1 automatically on Vercel. With 0 client addresses are unknown.',
    ),
  MAILER_URL: addressOf(/^(smtps?|https?)$/)
    .regex(/[^/]$/, 'Must not end with a slash')
    .describe('The mail server: smtps://user:password@host:465, or the address of a Mailpit.'),
  MAIL_FROM: z.email().describe('The sender of our mails.'),
  ...webhookVariables,
  MAIL_WEBHOOK_SECRET: z
    .string()
    .regex(
      /^whsec_[A-Za-z0-9+/]{32,}={0,2}( whsec_[A-Za-z0-9+/]{32,}={0,2})?$/,
      'Must be whsec_<base64>, or two of them',
    )
    .optional()
    .describe(
      'The signing secret of the mail provider, which calls /api/hooks/mail. Two, separated by a space, during a rotation.',
    ),
  SEND_EMAIL_HOOK_SECRET: z
    .string()
    .regex(
      /^v1,whsec_[A-Za-z0-9+/]{32,}={0,2}(\|v1,whsec_[A-Za-z0-9+/]{32,}={0,2})?$/,
      'Must be v1,whsec_<base64>, or two of them',
    )
    .optional()
    .describe(
      'The signing secret of Supabase Auth, whose Send Email hook calls /api/hooks/auth-mail. Two, separated by a |, during a rotation.',
    ),
  CRON_SECRET: z
    .string()
    .min(32)
    .optional()
    .describe('The secret that a scheduler sends to /api/jobs/run. Only without a worker, as on Vercel.'),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: z
    .string()
    .refine(isActionsKey, 'Must be 16, 24 or 32 bytes as base64')
    .optional()
    .describe(
      'The key that names and encrypts Server Actions, the same for every build and instance: openssl rand -base64 32. Production requires it, also for "npm run build".',
    ),
  ...oauthVariables,
  ...captchaVariables,
  PASSKEYS: z
    .enum(['on', 'off'])
    .default('off')
    .describe(
      'Sign-in by passkey: on or off. On needs passkeys in the Supabase project: Authentication → Passkeys.',
    ),
  SECURITY_CONTACT: z
    .string()
    .regex(
      /^(?:(?:mailto:[^\s,@]+@|https:\/\/)[^\s,@]+(?: (?!$)|$))+$/,
      'Must be mailto:… or https://…, or several with a space between them',
    )
    .optional()
    .describe(
      'The contact for reports of vulnerabilities, which /.well-known/security.txt names. Several are separated by a space. Without it there is no such file.',
    ),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('The least severe level in the log.'),
  SENTRY_DSN: z.url().optional().describe('The address for server errors. Without it Sentry is not loaded.'),
  SENTRY_ENVIRONMENT: z
    .string()
    .regex(/^[^\s/]{1,64}$/, 'Must be one word')
    .optional()
    .describe(
      'The name of this deployment in Sentry, such as staging. Defaults to VERCEL_ENV, then NODE_ENV. Inlined at build time for browsers.',
    ),
  NEXT_PUBLIC_SENTRY_DSN: z
    .url()
    .optional()
    .describe('The address for browser errors. Inlined at build time.'),
})
export type Env = z.infer<typeof Env>
