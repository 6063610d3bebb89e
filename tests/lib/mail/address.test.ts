import { expect, test } from 'vitest'
import type { z } from 'zod'
import { RemoveAccount } from '@/lib/features/account/schema'
import { MailLink, SignIn, SignUp } from '@/lib/features/account/sign-in-schema'
import { AuthMail } from '@/lib/features/auth-mails/schema'
import { BouncedMail } from '@/lib/features/inbound-events/schema'
import { CreateInvitation } from '@/lib/features/invitations/schema'
import { jobs } from '@/lib/jobs/registry'

const password = 'correct horse battery'
const change = { email_action_type: 'email_change', token_hash: 'hash' }

const doors: Record<string, [schema: z.ZodType, body: (email: string) => unknown]> = {
  'a sign-up': [SignUp, (email) => ({ email })],
  'a sign-in': [SignIn, (email) => ({ email, password })],
  'a request for a link': [MailLink, (email) => ({ email })],
  'an invitation': [CreateInvitation, (email) => ({ email })],
  'the removal of an account': [RemoveAccount, (confirm) => ({ confirm })],
  'a mail that Auth asks for': [
    AuthMail,
    (email) => ({ user: { email }, email_data: { ...change, email_action_type: 'recovery' } }),
  ],
  'a change of the address': [
    AuthMail,
    (email) => ({ user: { email: '', new_email: email }, email_data: change }),
  ],
  'a bounce': [BouncedMail, (to) => ({ type: 'email.bounced', data: { to } })],
  'a mail of the queue': [jobs['mail.send'], (to) => ({ to, subject: 'a', html: 'a', text: 'a' })],
}

function verdicts(email: string) {
  return Object.entries(doors).map(([door, [schema, body]]) => [door, schema.safeParse(body(email)).success])
}

test.each([
  'ada@example.com',
  'ada+orchard@example.com',
  'a!b@example.com',
  "o'hara@example.com",
  'ada..lovelace@example.com',
  'ada@localhost',
  'ada@bücher.example',
  'ada@example.xn--p1ai',
  'müller@example.com',
  'अदा@उदाहरण.भारत',
  `${'a'.repeat(64)}@example.com`,
  `ada@${`${'a'.repeat(61)}.`.repeat(4)}de`,
])('%s is an address at every door', (email) => {
  expect(verdicts(email)).toEqual(Object.keys(doors).map((door) => [door, true]))
})

test.each([
  'ada',
  'ada@',
  '@example.com',
  'ada@example.com.',
  'ada@example..com',
  'ada@-example.com',
  'ada@example-.com',
  `ada@${'a'.repeat(64)}.example`,
  '"ada"@example.com',
  '"ada lovelace"@example.com',
  'ada lovelace@example.com',
  'ada@eve@example.com',
  'Ada <ada@example.com>',
  'ada@example.com,eve@example.com',
  'ada@[127.0.0.1]',
  'ada\0@example.com',
  'ada\r\nbcc:eve@example.com',
  'ada\u202e@example.com',
  'ada\ud800@example.com',
  `${'a'.repeat(65)}@example.com`,
  `${'ü'.repeat(33)}@example.com`,
  `ada@${`${'a'.repeat(61)}.`.repeat(4)}deu`,
])('%j is none at any door', (email) => {
  expect(verdicts(email)).toEqual(Object.keys(doors).map((door) => [door, false]))
})

test.each([
  ['ada@bücher.example', 'ada@xn--bcher-kva.example'],
  ['ada@BU\u0308CHER.example', 'ada@xn--bcher-kva.example'],
  ['mu\u0308ller@Example.com', 'm\u00fcller@example.com'],
])('an address is stored in one spelling, as browsers send it: %s', (typed, stored) => {
  expect(MailLink.parse({ email: typed }).email).toBe(stored)
  expect(CreateInvitation.parse({ email: ` ${typed.toUpperCase()} ` }).email).toBe(stored)
})
