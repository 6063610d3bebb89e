import { mailerRefusal, redisRefusal, webRefusal } from './addresses.ts'
import { postgresRefusal } from './postgres.ts'
import {
  keyRefusal,
  monotonyRefusal,
  passwordRefusal,
  sealingKeysRefusal,
  senderRefusal,
} from './published.ts'

/** What is wrong with a value and how to mend it, as the rest of a sentence that begins with its variable and never shows it. */
type Judge = (value: string, source: NodeJS.Dict<string>) => string | undefined

/** What a production start refuses beyond what lib/env-schema.ts asks of every start. */
const rules: [variable: string, judge: Judge][] = [
  // https://nodejs.org/docs/latest-v24.x/api/cli.html#node_tls_reject_unauthorizedvalue
  [
    'NODE_TLS_REJECT_UNAUTHORIZED',
    (value) => (value === '0' ? 'makes TLS worthless: take it away.' : undefined),
  ],
  ['NEXT_PUBLIC_SITE_URL', webRefusal],
  ['NEXT_PUBLIC_SUPABASE_URL', webRefusal],
  ['NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY', keyRefusal('NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY')],
  ['SUPABASE_SECRET_KEY', keyRefusal('SUPABASE_SECRET_KEY')],
  ['DATABASE_URL', postgresRefusal],
  ['DATABASE_URL', passwordRefusal],
  ['REDIS_URL', redisRefusal],
  ['MAILER_URL', mailerRefusal],
  ['MAIL_FROM', senderRefusal],
  ['WEBHOOK_SECRET_KEYS', sealingKeysRefusal],
  ['WEBHOOK_ALLOW_LOCAL', (value) => (value === 'true' ? 'must not be allowed in production.' : undefined)],
  ['MAIL_WEBHOOK_SECRET', monotonyRefusal],
  ['CRON_SECRET', monotonyRefusal],
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
