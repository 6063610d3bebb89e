import { expect, test } from 'vitest'
import { productName } from '@/app/product-name'
import { type Locale, locales } from '@/lib/auth/locale'
import { accountRemoved } from '@/lib/mail/account-removed'
import { apiKeyCreated } from '@/lib/mail/api-key-created'
import { emailChanged } from '@/lib/mail/email-changed'
import { invitation } from '@/lib/mail/invitation'
import { senderName, writeLetter } from '@/lib/mail/letter'
import { Mail } from '@/lib/mail/mail'
import { newSignIn } from '@/lib/mail/new-sign-in'
import { ownershipTransferred } from '@/lib/mail/ownership-transferred'
import { passwordChanged } from '@/lib/mail/password-changed'
import { signedOutByOperator } from '@/lib/mail/signed-out-by-operator'
import { viewedByOperator } from '@/lib/mail/viewed-by-operator'

const hostile = `<img src=x onerror="alert(1)"> & 'co'`

test('what a person has typed is shown in a mail as they typed it, and does nothing', () => {
  const { html, text } = writeLetter({
    to: 'ada@example.com',
    locale: 'en',
    subject: hostile,
    paragraphs: [`${hostile} invites you`, [{ label: 'Name', text: hostile }]],
    action: { label: hostile, path: '/w/1' },
  })

  expect(html).not.toContain('<img')
  expect(html.split('&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; &#39;co&#39;')).toHaveLength(5)
  expect(text).toContain(hostile)
})

test('a name with a line break adds no header', () => {
  const mail = writeLetter({
    to: 'ada@example.com',
    locale: 'en',
    subject: 'Hi\r\nBcc: eve@example.com',
    paragraphs: [],
  })

  expect(mail.subject).toBe('Hi Bcc: eve@example.com')
  expect(Mail.safeParse({ ...mail, subject: 'Hi\r\nBcc: eve@example.com' }).success).toBe(false)
})

test('a name from right to left does not turn its label', () => {
  const { html, text } = writeLetter({
    to: 'ada@example.com',
    locale: 'en',
    subject: 'Hi',
    paragraphs: [[{ label: 'Name', text: '"שלום 1"' }]],
  })

  expect(text).toContain('> Name: \u2068"שלום 1"\u2069\n')
  expect(html).toContain('Name: \u2068&quot;שלום 1&quot;\u2069<')
})

test('a link leads to our own site, in both forms of the mail', () => {
  const { html, text } = passwordChanged({
    to: 'ada@example.com',
    locale: 'en',
    at: new Date('2026-11-22T12:34:56Z'),
  })

  expect(html).toContain('href="http://localhost:3000/forgot-password"')
  expect(text).toContain('http://localhost:3000/forgot-password')
  expect(text).toContain('2026-11-22 12:34 UTC')
})

const phishing = 'Account locked:\nsign in at https://evil.example/x or call\u202e www.evil.example'

test('nothing that a person has typed is in a subject, and a name is on a line of its own', () => {
  const [expiresAt, at] = ['2026-11-22T12:34:56Z', new Date()]
  const names = { workspaceName: phishing, inviterName: phishing, name: phishing }
  const mails = locales.flatMap((locale) => [
    invitation({
      to: 'ada@example.com',
      locale,
      ...names,
      role: 'member',
      token: 'inv_x',
      stopToken: 'x.y',
      expiresAt,
    }),
    apiKeyCreated({ to: 'ada@example.com', locale, ...names, prefix: 'plinth_x', at }),
  ])

  for (const { subject, text, html } of mails) {
    expect(subject).not.toMatch(/evil|locked/)
    expect(text).not.toMatch(/evil\.example|:\/\/evil|\u202e/)
    expect(text).toMatch(/^> [\p{L} ]+: "Account locked: sign in at https: \/\/evil\. example\/x[^\n]*"$/mu)
    expect(html).toMatch(/<blockquote>[^<]+Account locked/)
  }
})

test('an invitation can be stopped: its mail says where, for people and for mail programs', () => {
  const letter = {
    to: 'ada@example.com',
    workspaceName: 'Orchard',
    role: 'member',
    inviterName: null,
  } as const
  const mail = invitation({
    ...letter,
    locale: 'en',
    token: 'inv_x',
    stopToken: 'x.y',
    expiresAt: '2026-11-22',
  })

  expect(mail.text).toContain(
    'Not you, or no more invitations? Stop invitations to this address: http://localhost:3000/invitations/stop/x.y',
  )
  expect(mail.html).toContain('href="http://localhost:3000/invitations/stop/x.y"')
  expect(mail.unsubscribeUrl).toBe('http://localhost:3000/api/unsubscribe/x.y')
  expect(mail.text).not.toContain('Invited by')
})

const [to, at] = ['ada@example.com', new Date('2026-11-22T12:34:56Z')]
const letters = {
  accountRemoved: (locale?: Locale) => accountRemoved({ to, locale, at }),
  apiKeyCreated: (locale?: Locale) => apiKeyCreated({ to, locale, name: 'Robot', prefix: 'plinth_x', at }),
  newSignIn: (locale?: Locale) =>
    newSignIn({
      to,
      locale,
      at,
      userAgent: 'Plinth (Windows NT 10.0) Firefox/140.0',
      ipAddress: '203.0.113.7',
    }),
  emailChanged: (locale?: Locale) => emailChanged({ to, locale, at }),
  invitation: (locale?: Locale) =>
    invitation({
      to,
      locale,
      workspaceName: 'Orchard',
      role: 'viewer',
      inviterName: 'Nia',
      token: 'inv_x',
      stopToken: 'x.y',
      expiresAt: at.toISOString(),
    }),
  ownershipTransferred: (locale?: Locale) => ownershipTransferred({ to, locale, workspaceId: '1', at }),
  passwordChanged: (locale?: Locale) => passwordChanged({ to, locale, at }),
  signedOutByOperator: (locale?: Locale) => signedOutByOperator({ to, locale, at }),
  viewedByOperator: (locale?: Locale) =>
    viewedByOperator({ to, locale, at, operatorName: 'Grace', reason: 'ticket 7' }),
}

test.each(Object.entries(letters))(
  '%s has words of its own in every language, and says which',
  (_, write) => {
    const mails = locales.map((locale) => write(locale))

    for (const part of ['subject', 'text', 'html'] as const) {
      expect(new Set(mails.map((mail) => mail[part])).size).toBe(locales.length)
    }
    expect(mails.map(({ html }) => /<html lang="(\w+)">/.exec(html)?.[1])).toEqual(locales)
    expect(write()).toEqual(write('en'))
  },
)

test('mails and pages name one product', () => {
  expect(senderName).toBe(productName)
})
