import { expect, test } from 'vitest'
import { writeLetter } from '@/lib/mail/letter'
import { Mail } from '@/lib/mail/mail'
import { passwordChanged } from '@/lib/mail/password-changed'

const hostile = `<img src=x onerror="alert(1)"> & 'co'`

test('what a person has typed is shown in a mail as they typed it, and does nothing', () => {
  const { html, text } = writeLetter({
    to: 'ada@example.com',
    subject: hostile,
    paragraphs: [`${hostile} invites you`],
    action: { label: hostile, path: '/w/1' },
  })

  expect(html).not.toContain('<img')
  expect(html.split('&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; &#39;co&#39;')).toHaveLength(4)
  expect(text).toContain(hostile)
})

test('a name with a line break adds no header', () => {
  const mail = writeLetter({ to: 'ada@example.com', subject: 'Hi\r\nBcc: eve@example.com', paragraphs: [] })

  expect(mail.subject).toBe('Hi Bcc: eve@example.com')
  expect(Mail.safeParse({ ...mail, subject: 'Hi\r\nBcc: eve@example.com' }).success).toBe(false)
})

test('a link leads to our own site, in both forms of the mail', () => {
  const { html, text } = passwordChanged({ to: 'ada@example.com', at: new Date('2026-11-22T12:34:56Z') })

  expect(html).toContain('href="http://localhost:3000/forgot-password"')
  expect(text).toContain('http://localhost:3000/forgot-password')
  expect(text).toContain('2026-11-22 12:34 UTC')
})
