import { isLocale } from '@/lib/auth/locale'
import type { HandlersOf } from '@/lib/jobs/work'
import { accountRemoved } from '@/lib/mail/account-removed'
import { deliver } from '@/lib/mail/deliver'
import type { account } from './feature'

export const handlers: HandlersOf<typeof account> = {
  'account-removed.mail': ({ to, at, locale }, { jobId }) =>
    deliver(accountRemoved({ to, locale: isLocale(locale) ? locale : undefined, at: new Date(at) }), jobId),
}
