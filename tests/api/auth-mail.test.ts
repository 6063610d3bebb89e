import { expect, test } from 'vitest'
import { asked, call, linkIn, newHash, queued, SITE_URL } from '../support/auth-mail'

test.each([
  ['signup', 'email', 'Confirm your email address', 'Bestätige deine E-Mail-Adresse'],
  ['magiclink', 'email', 'Your sign-in link', 'Dein Anmeldelink'],
  ['recovery', 'recovery', 'Reset your password', 'Setze dein Passwort zurück'],
  ['invite', 'invite', 'You have been given an account', 'Für dich wurde ein Konto angelegt'],
])('%s is one mail, whose link is of type %s, in both languages', async (action, type, english, german) => {
  const hashes = [newHash(), newHash()]
  const answers = [
    await call({ body: asked(action, { token_hash: hashes[0] }) }),
    await call({
      body: asked(
        action,
        { token_hash: hashes[1], redirect_to: `${SITE_URL}/auth/confirm?locale=de` },
        { email: 'bea@example.com' },
      ),
    }),
  ]

  expect(answers.map(({ status, data }) => [status, data])).toEqual([
    [202, { duplicate: false }],
    [202, { duplicate: false }],
  ])
  expect(answers[0]!.headers.get('content-type')).toBe('application/json')
  const mails = await queued()
  expect(mails.map(({ to, subject }) => [to, subject])).toEqual([
    ['ada@example.com', english],
    ['bea@example.com', german],
  ])
  expect(mails.map((mail) => linkIn(mail).href)).toEqual(
    hashes.map((hash) => `${SITE_URL}/auth/confirm?token_hash=${hash}&type=${type}`),
  )
  expect(mails[1]!.html).toContain('<html lang="de">')
})

test('a change of the address asks both mailboxes, each with the hash that is its own', async () => {
  const data = { token_hash: 'hash-of-the-new', token_hash_new: 'hash-of-the-present', token_new: '654321' }

  await call({ body: asked('email_change', data, { new_email: 'lovelace@example.com' }) })

  const mails = await queued()
  expect(mails.map((mail) => [mail.to, linkIn(mail).search])).toEqual([
    ['ada@example.com', '?token_hash=hash-of-the-present&type=email_change'],
    ['lovelace@example.com', '?token_hash=hash-of-the-new&type=email_change'],
  ])
  const quoted = '> New address: lovelace@example.com\n> Address until now: ada@example.com\n'
  for (const { text } of mails) expect(text).toContain(quoted)
})

test.each([
  ['the project asks the new address alone', 'ada@example.com'],
  ['the account has no address yet', ''],
])('a change of the address asks one mailbox where %s', async (_, email) => {
  await call({ body: asked('email_change', {}, { email, new_email: 'lovelace@example.com' }) })

  expect((await queued()).map(({ to }) => to)).toEqual(['lovelace@example.com'])
})

test('a reauthentication is a mail with the code and no link', async () => {
  await call({ body: asked('reauthentication') })

  const [mail] = await queued()
  expect(mail).toMatchObject({ to: 'ada@example.com', subject: 'Your verification code' })
  expect(mail!.text).toContain('123456')
  expect(mail!.html).not.toContain('href')
})

test.each([
  ['phone_changed_notification', 1],
  ['identity_linked_notification', 1],
  ['identity_unlinked_notification', 1],
  // The app tells of these by itself.
  ['mfa_factor_enrolled_notification', 0],
  ['mfa_factor_unenrolled_notification', 0],
  ['password_changed_notification', 0],
  ['email_changed_notification', 0],
  ['something_newer_notification', 0],
])('%s is answered, and is %i mail', async (type, count) => {
  const { status } = await call({ body: asked(type, { token: '', token_hash: '' }) })

  expect(status).toBe(202)
  expect(await queued()).toHaveLength(count)
})

test('an account without an address is told of no change', async () => {
  const { status } = await call({ body: asked('phone_changed_notification', {}, { email: '' }) })

  expect(status).toBe(202)
  expect(await queued()).toEqual([])
})

test('a user with much metadata is mailed, up to a million bytes of it', async () => {
  const withMetadata = (length: number) =>
    asked('recovery', {}, { user_metadata: { about: 'x'.repeat(length) } })

  expect((await call({ body: withMetadata(990_000) })).status).toBe(202)
  expect(await queued()).toHaveLength(1)
  expect((await call({ body: withMetadata(1_000_000) })).status).toBe(413)
})
