import { expect, test } from 'vitest'
import { initialsOf } from '@/app/_ui/avatar'
import { fill } from '@/app/_messages/phrase'
import { readApiKey } from '@/lib/auth/api-key'
import { clientAddress } from '@/lib/auth/client-address'
import { deviceOf } from '@/lib/auth/device'
import { preferredLocale } from '@/lib/auth/locale'
import { ownPath } from '@/lib/auth/own-path'
import { recoveryCodeHash } from '@/lib/features/factors/recovery-code'
import { isKnown } from '@/lib/http/preconditions'
import { wantsProblems } from '@/lib/http/negotiation'
import { mailboxOf, MailAddress } from '@/lib/mail/address'
import { shownName } from '@/lib/mail/shown-name'
import { requestIdFrom } from '@/lib/observability/request-id'
import { withoutSecrets } from '@/lib/observability/secrets'
import { inOurSources } from '@/lib/observability/source-maps'
import { GROWTH_MAX, growthOf } from '../support/growth'

const readers: Record<string, (text: string) => unknown> = {
  initialsOf,
  fill: (text) => fill(text, {}),
  readApiKey,
  clientAddress: (text) => clientAddress(new Headers({ 'x-forwarded-for': text }), 2),
  deviceOf,
  preferredLocale,
  ownPath,
  recoveryCodeHash,
  isKnown: (text) => isKnown(new Headers({ 'if-none-match': text }), '"1"'),
  wantsProblems: (text) => wantsProblems(new Headers({ accept: text })),
  mailboxOf,
  MailAddress: (text) => MailAddress.safeParse(text),
  shownName,
  requestIdFrom: (text) => requestIdFrom(new Headers({ 'x-request-id': text })),
  withoutSecrets,
  inOurSources: (text) => inOurSources(`    at ${text}`),
}
const starts = ['', 'http://a.b/', 'a@']
const parts = [
  ...['a', '1', '1.', '-', ' ', '.', ',', '/', '(', ')', ']', '+', '@', '{', '"', '_'],
  ...['http://a.b/', 'a@', '-eyJ', 'eyJ.', 'q=0;', ', W/"', '/x.js:1', '?key=', 'mozilla/ ', '://a:'],
]

test.each(Object.entries(readers))('%s takes linear time for text of any kind', (_, read) => {
  for (const start of starts)
    for (const part of parts) {
      const growth = growthOf(read, (length) => start + part.repeat(Math.ceil(length / part.length)))
      expect(growth, `of ${start}(${part})…`).toBeLessThanOrEqual(GROWTH_MAX)
    }
})

test('a function that takes quadratic time is found', () => {
  const slow = (text: string) => /\s+$/.test(text)

  expect(growthOf(slow, (length) => `${' '.repeat(length)}x`)).toBeGreaterThan(GROWTH_MAX)
})
