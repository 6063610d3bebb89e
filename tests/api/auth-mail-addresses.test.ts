import { expect, test } from 'vitest'
import { jobs } from '@/lib/jobs/registry'
import { asked, call, newHash, queued } from '../support/auth-mail'

const unusual = [
  'a!b@example.com',
  'a&b=c@example.com',
  'a/b@example.com',
  "o'hara@example.com",
  'ada@localhost',
]

test.each([...unusual, 'ada@example.xn--p1ai', 'müller@example.com', 'ada@bücher.example'])(
  'an account with the address %s, which came by another door, is mailed too',
  async (email) => {
    const change = asked('email_change', { token_hash_new: newHash() }, { email, new_email: `new.${email}` })

    expect((await call({ body: asked('recovery', {}, { email }) })).status).toBe(202)
    expect((await call({ body: change })).status).toBe(202)

    const mails = await queued()
    expect(mails.map(({ to }) => to).sort()).toEqual([email, email, `new.${email}`].sort())
    for (const mail of mails) expect(jobs['mail.send'].parse(mail)).toEqual(mail)
    expect(
      jobs['account-notice.mail'].safeParse({
        notice: 'email_changed',
        to: email,
        at: '2026-01-01T00:00:00Z',
      }).success,
    ).toBe(true)
  },
)

test.each([
  'ada@example.com\r\nBcc: eve@evil.example',
  'ada@example.com\n',
  'ada@example.com,eve@evil.example',
  'ada@example.com;eve@evil.example',
  'Ada <ada@example.com>',
  'all:ada@example.com',
  'ada@eve@evil.example',
  'ada(eve)@example.com',
  '"ada"@example.com',
  'ada\0@example.com',
  'ada@exa\ud800mple.com',
  'ada\u2028@example.com',
  'ada @example.com',
  '@example.com',
  'ada@',
  `${'a'.repeat(250)}@example.com`,
])('%j names no one mailbox, so it is 422 in each place, and no job', async (email) => {
  const bodies = [
    asked('recovery', {}, { email }),
    asked('reauthentication', {}, { email }),
    asked('identity_linked_notification', {}, { email }),
    asked('email_change', {}, { email, new_email: 'ada@example.com' }),
    asked('email_change', {}, { new_email: email }),
  ]

  for (const body of bodies) expect((await call({ body })).status).toBe(422)
  expect(await queued()).toEqual([])
  expect(jobs['mail.send'].safeParse({ to: email, subject: 'a', html: 'a', text: 'a' }).success).toBe(false)
})
