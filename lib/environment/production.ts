import { mailerRefusal, redisRefusal, webRefusal } from './addresses.ts'
import { postgresRefusal } from './postgres.ts'
import {
  publishedRefusal,
  monotonyRefusal,
  passwordRefusal,
  sealingKeysRefusal,
  senderRefusal,
} from './published.ts'

/** Says what is wrong with a value and how to mend it: the rest of a sentence that begins with its variable, without the value. */
type Judge = (value: string, source: NodeJS.Dict<string>) => string | undefined

/** Rules of a production start, beyond those that lib/env-schema.ts has for every start. */
const rules: [variable: string, judge: Judge][] = [
  // https://nodejs.org/docs/latest-v24.x/api/cli.html#node_tls_reject_unauthorizedvalue
  [
    'NODE_TLS_REJECT_UNAUTHORIZED',
    (value) => (value === '0' ? 'makes TLS worthless: take it away.' : undefined),
  ],
  ['NEXT_PUBLIC_SITE_URL', webRefusal],
  ['NEXT_PUBLIC_SUPABASE_URL', webRefusal],
  ['NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY', publishedRefusal('NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY')],
  ['SUPABASE_SECRET_KEY', publishedRefusal('SUPABASE_SECRET_KEY')],
  ['DATABASE_URL', postgresRefusal],
  ['DATABASE_URL', passwordRefusal],
  ['REDIS_URL', redisRefusal],
  ['MAILER_URL', mailerRefusal],
  ['MAIL_FROM', senderRefusal],
  ['SEND_EMAIL_HOOK_SECRET', publishedRefusal('SEND_EMAIL_HOOK_SECRET')],
  ['SEND_EMAIL_HOOK_SECRET', monotonyRefusal],
  ['WEBHOOK_SECRET_KEYS', sealingKeysRefusal],
  ['WEBHOOK_ALLOW_LOCAL', (value) => (value === 'true' ? 'must not be allowed in production.' : undefined)],
  ['MAIL_WEBHOOK_SECRET', monotonyRefusal],
  ['CRON_SECRET', monotonyRefusal],
  ['NEXT_SERVER_ACTIONS_ENCRYPTION_KEY', monotonyRefusal],
  ['SENTRY_DSN', webRefusal],
  ['NEXT_PUBLIC_SENTRY_DSN', webRefusal],
]

export type Refusal = { variable: string; reason: string }

/** Every rule that `source` breaks; `unreadable` are variables whose values are not even of their form. */
export function productionRefusals(
  source: NodeJS.Dict<string>,
  unreadable: ReadonlySet<string> = new Set(),
): Refusal[] {
  return rules.flatMap(([variable, judge]) => {
    const value = source[variable]
    const reason = value && !unreadable.has(variable) && judge(value, source)
    return reason ? [{ variable, reason }] : []
  })
}
