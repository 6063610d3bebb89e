import { expect, test } from 'vitest'
import { type Locale, locales } from '@/lib/auth/locale'
import { accountRemoved } from '@/lib/mail/account-removed'
import { apiKeyCreated } from '@/lib/mail/api-key-created'
import { emailChanged } from '@/lib/mail/email-changed'
import { invitation } from '@/lib/mail/invitation'
import { writeLetter } from '@/lib/mail/letter'
import { Mail } from '@/lib/mail/mail'
import { newSignIn } from '@/lib/mail/new-sign-in'
import { ownershipTransferred } from '@/lib/mail/ownership-transferred'
import { passwordChanged } from '@/lib/mail/password-changed'

const hostile = `<img src=x onerror="alert(1)"> & 'co'`

test('what a person has typed is shown in a mail as they typed it, and does nothing', () => {
  const { html, text } = writeLetter({
    to: 'ada@example.com',
    locale: 'en',
    subject: hostile,
    paragraphs: [`${hostile} invites you`],
    action: { label: hostile, path: '/w/1' },
  })

  expect(html).not.toContain('<img')
  expect(html.split('&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; &#39;co&#39;')).toHaveLength(4)
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
      expiresAt: at.toISOString(),
    }),
  ownershipTransferred: (locale?: Locale) => ownershipTransferred({ to, locale, workspaceId: '1', at }),
  passwordChanged: (locale?: Locale) => passwordChanged({ to, locale, at }),
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
