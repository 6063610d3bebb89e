import { mailerRefusal, redisRefusal, webRefusal } from './addresses.ts'
import { captchaRules } from './captcha.ts'
import { postgresRefusal } from './postgres.ts'
import {
  hookSecretRefusal,
  notRandomRefusal,
  passwordRefusal,
  publishedAddressRefusal,
  publishedRefusal,
  senderRefusal,
} from './published.ts'
import { signingKeyRefusal } from './signing-key.ts'
import { webhookRules } from './webhooks.ts'

/** Returns the rest of a sentence that begins with the variable: the fault and its fix, never the value. */
type Judge = (value: string, source: NodeJS.Dict<string>) => string | undefined

const rules: [variable: string, judge: Judge][] = [
  // https://nodejs.org/docs/latest-v24.x/api/cli.html#node_tls_reject_unauthorizedvalue
  [
    'NODE_TLS_REJECT_UNAUTHORIZED',
    (value) => (value === '0' ? 'turns off certificate checks: remove it.' : undefined),
  ],
  ['NEXT_PUBLIC_SITE_URL', webRefusal],
  ['NEXT_PUBLIC_SUPABASE_URL', webRefusal],
  ['NEXT_PUBLIC_SUPABASE_URL', publishedAddressRefusal('NEXT_PUBLIC_SUPABASE_URL')],
  ['NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY', publishedRefusal('NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY')],
  ['SUPABASE_SECRET_KEY', publishedRefusal('SUPABASE_SECRET_KEY')],
  ['LIVE_SIGNING_KEY', signingKeyRefusal],
  ['DATABASE_URL', postgresRefusal],
  ['DATABASE_URL', passwordRefusal],
  ['REDIS_URL', redisRefusal],
  ['MAILER_URL', mailerRefusal],
  ['MAILER_URL', publishedAddressRefusal('MAILER_URL')],
  ['MAIL_FROM', senderRefusal],
  ['SEND_EMAIL_HOOK_SECRET', publishedRefusal('SEND_EMAIL_HOOK_SECRET')],
  ['SEND_EMAIL_HOOK_SECRET', hookSecretRefusal],
  ...webhookRules,
  ...captchaRules,
  ['MAIL_WEBHOOK_SECRET', notRandomRefusal],
  ['CRON_SECRET', notRandomRefusal],
  ['NEXT_SERVER_ACTIONS_ENCRYPTION_KEY', notRandomRefusal],
  ['SENTRY_DSN', webRefusal],
  ['NEXT_PUBLIC_SENTRY_DSN', webRefusal],
]

export type Refusal = { variable: string; reason: string }

/** Returns the first refusal of each variable. `unreadable` lists variables with malformed values. */
export function productionRefusals(
  source: NodeJS.Dict<string>,
  unreadable: ReadonlySet<string> = new Set(),
): Refusal[] {
  const broken = rules.flatMap(([variable, judge]) => {
    const value = source[variable]
    const reason = value && !unreadable.has(variable) && judge(value, source)
    return reason ? [{ variable, reason }] : []
  })
  return firstOfEach(broken)
}

export function firstOfEach(refusals: Refusal[]): Refusal[] {
  const names = refusals.map(({ variable }) => variable)
  return refusals.filter(({ variable }, index) => names.indexOf(variable) === index)
}
