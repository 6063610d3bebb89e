import { Webhook as Signer } from 'standardwebhooks'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { jobs, type Payload } from '@/lib/jobs/registry'
import { owner } from '../support/owner'
import { send } from '../support/send'

const SITE_URL = 'http://localhost:3000'
const [secret, former] = [1, 2].map((byte) => `whsec_${Buffer.alloc(32, byte).toString('base64')}`)
process.env.SEND_EMAIL_HOOK_SECRET = `v1,${secret}|v1,${former}`
process.env.NEXT_PUBLIC_SITE_URL = SITE_URL

const { pool } = await import('@/lib/db/pool')
const { log } = await import('@/lib/observability/log')
const { runBatch } = await import('@/lib/worker/run-batch')
const hook = await import('@/app/api/hooks/auth-mail/route')

afterEach(() => owner.query('delete from pgboss.job; delete from private.inbound_events'))
afterAll(() => pool.end())

type Sent = {
  id?: string
  by?: string
  ageSeconds?: number
  body?: unknown
  headers?: Record<string, string>
}

/** A call as Supabase Auth makes it. */
function call({ id = crypto.randomUUID(), by = secret!, ageSeconds = 0, body, headers }: Sent = {}) {
  const sentAt = new Date(Date.now() - ageSeconds * 1_000)
  const text = typeof body === 'string' ? body : JSON.stringify(body ?? asked('signup'))
  return send(hook.POST, {
    path: '/hooks/auth-mail',
    body: text,
    headers: {
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1_000)),
      'webhook-signature': new Signer(by).sign(id, sentAt, text),
      ...headers,
    },
  })
}

let tokens = 0
const newHash = () => `pkce_${(tokens += 1).toString(16).padStart(56, '0')}`

/** What Auth tells, as it writes it: https://supabase.com/docs/guides/auth/auth-hooks/send-email-hook */
function asked(type: string, data: Record<string, unknown> = {}, user: Record<string, unknown> = {}) {
  return {
    metadata: {
      uuid: crypto.randomUUID(),
      time: new Date().toISOString(),
      name: 'send-email',
      ip_address: '',
    },
    user: { id: crypto.randomUUID(), aud: 'authenticated', email: 'ada@example.com', phone: '', ...user },
    email_data: {
      token: '123456',
      token_hash: newHash(),
      redirect_to: `${SITE_URL}/auth/confirm?locale=en`,
      email_action_type: type,
      site_url: 'https://project.supabase.co',
      token_new: '',
      token_hash_new: '',
      old_email: '',
      old_phone: '',
      provider: '',
      factor_type: '',
      ...data,
    },
  }
}

async function queued() {
  const { rows } = await owner.query<{ payload: Payload<'mail.send'> }>(
    `select data -> 'payload' as payload from pgboss.job where name = 'mail.send' order by data -> 'payload' ->> 'to'`,
  )
  return rows.map(({ payload }) => payload)
}

const linkIn = ({ html }: { html: string }) =>
  new URL(/href="([^"]+)"/.exec(html)![1]!.replaceAll('&amp;', '&'))

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
  for (const { text } of mails) expect(text).toContain('use lovelace@example.com instead of ada@example.com')
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
  ['mfa_factor_enrolled_notification', 1],
  ['mfa_factor_unenrolled_notification', 1],
  // The app tells of these by itself.
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

test('the way back to an invitation travels with the link', async () => {
  const next = `/invitations/inv_${'a'.repeat(43)}`
  const redirect_to = `${SITE_URL}/auth/confirm?${new URLSearchParams({ next, locale: 'en' })}`

  await call({ body: asked('signup', { redirect_to }) })

  const [mail] = await queued()
  expect(linkIn(mail!).searchParams.get('next')).toBe(next)
})

test.each([
  ['of another site', 'https://evil.example/auth/confirm?next=/account&locale=de'],
  ['that looks like ours', `${SITE_URL}.evil.example/auth/confirm?next=/account`],
  ['with our address as its user', 'http://localhost:3000@evil.example/'],
  ['of another port', 'http://localhost:3001/auth/confirm'],
  ['that is a script', 'javascript:alert(1)'],
  ['that is the site itself', SITE_URL],
  ['with a way out of the site', `${SITE_URL}/auth/confirm?next=//evil.example`],
  ['that is no address', 'evil.example'],
  ['that is empty', ''],
  ['that is missing', undefined],
])('a redirect address %s leaves a link of ours alone in the mail', async (_, redirect_to) => {
  const token_hash = newHash()

  await call({ body: asked('magiclink', { redirect_to, token_hash }) })

  const [mail] = await queued()
  expect(linkIn(mail!).href).toBe(`${SITE_URL}/auth/confirm?token_hash=${token_hash}&type=email`)
  expect(JSON.stringify(mail)).not.toContain('evil')
})

test('a redirect address of ours that is another page is where the link leads on', async () => {
  await call({ body: asked('magiclink', { redirect_to: `${SITE_URL}/w/1?tab=2` }) })

  expect(linkIn((await queued())[0]!).searchParams.get('next')).toBe('/w/1?tab=2')
})

test.each([
  ['/auth/callback?code=abc'],
  ['/auth/verify'],
  ['/auth/confirm/'],
  ['/auth/confirm?next=/auth/sign-out'],
  ['/%61uth/verify'],
])('a redirect address of ours that is a step of signing in (%s) leads on to no page', async (path) => {
  await call({ body: asked('magiclink', { redirect_to: SITE_URL + path }) })

  expect(linkIn((await queued())[0]!).searchParams.has('next')).toBe(false)
})

test.each(['\0', '\ud800', '\r\nBcc: eve@evil.example', '<b>&"'])(
  'a redirect address with %j in it puts none of that into the mail',
  async (text) => {
    const redirect_to = `${SITE_URL}/auth/confirm?next=/w/${text}&locale=${text}`

    const { status } = await call({ body: asked('magiclink', { redirect_to: redirect_to + text }) })

    expect(status).toBe(202)
    expect(linkIn((await queued())[0]!).pathname).toBe('/auth/confirm')
    expect((await queued())[0]!.text).not.toContain(text)
  },
)

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
    expect(jobs['email-change.mail'].safeParse({ to: email, at: '2026-01-01T00:00:00Z' }).success).toBe(true)
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

test('a user with much metadata is mailed, up to a million bytes of it', async () => {
  const withMetadata = (length: number) =>
    asked('recovery', {}, { user_metadata: { about: 'x'.repeat(length) } })

  expect((await call({ body: withMetadata(990_000) })).status).toBe(202)
  expect(await queued()).toHaveLength(1)
  expect((await call({ body: withMetadata(1_000_000) })).status).toBe(413)
})

test.each([
  ['telegram'],
  ['x\0_notification'],
  ['\ud800_notification'],
  ['X-1_notification'],
  ['a'.repeat(5_000)],
])('a mail of the unknown kind %j is 422, and an error in the log names it', async (type) => {
  const logged = vi.spyOn(log, 'error')

  const { status } = await call({ body: asked(type) })

  expect(status).toBe(422)
  expect(logged.mock.calls).toEqual([
    [
      { requestId: expect.any(String), action: type.slice(0, 100) },
      'the auth server asks for a mail of a kind that is unknown here',
    ],
  ])
  expect(await queued()).toEqual([])
  expect((await owner.query('select from private.inbound_events')).rowCount).toBe(0)
})

test('a call that comes again under its id adds no mail, nor do those that come together', async () => {
  const body = asked('email_change', { token_hash_new: newHash() }, { new_email: 'lovelace@example.com' })

  const together = await Promise.all(Array.from({ length: 5 }, () => call({ id: 'msg_1', body })))
  const again = await call({ id: 'msg_1', body })

  expect(together.map(({ status }) => status)).toEqual(together.map(() => 202))
  expect([...together, again].filter(({ data }) => !data.duplicate)).toHaveLength(1)
  expect(await queued()).toHaveLength(2)
})

test('a call that Auth repeats under another id, since it heard no answer, adds no mail', async () => {
  const body = asked('signup')

  const [first, second] = [await call({ body }), await call({ body })]

  expect([first.data, second.data]).toEqual([{ duplicate: false }, { duplicate: true }])
  expect(await queued()).toHaveLength(1)
})

test('a call whose mail cannot be queued leaves no trace, so that Auth can make it again', async () => {
  await owner.query('alter table pgboss.job add constraint refused check (false) not valid')

  const failed = await call({ id: 'msg_1' })
  await owner.query('alter table pgboss.job drop constraint refused')
  const repeated = await call({ id: 'msg_1' })

  expect([failed.status, repeated.status, repeated.data]).toEqual([500, 202, { duplicate: false }])
})

test('nothing but the id and the kind of a call is kept beside the job', async () => {
  await call({ id: 'msg_1' })

  const { rows } = await owner.query('select source, event_id, body from private.inbound_events')
  expect(rows).toEqual([{ source: 'auth', event_id: 'msg_1', body: { type: 'auth.signup', data: {} } }])
})

test('one line is logged for a call, without an address or a token', async () => {
  const body = asked('signup')
  const levels = (['trace', 'debug', 'info', 'warn', 'error'] as const).map((level) => vi.spyOn(log, level))

  await call({ body })

  const lines = levels.flatMap(({ mock }) => mock.calls)
  expect(lines).toEqual([
    [expect.objectContaining({ method: 'POST', route: '/api/hooks/auth-mail', status: 202 }), 'request'],
  ])
  for (const told of ['ada@example.com', body.email_data.token_hash, '123456']) {
    expect(JSON.stringify(lines)).not.toContain(told)
  }
})

test('what a call leaves to be processed has no effect of its own', async () => {
  await call({ id: 'msg_1', body: asked('password_changed_notification') })

  await expect(runBatch()).resolves.toMatchObject({ failed: 0 })
})

test('while one secret replaces another, each signs, and both together as Auth writes them', async () => {
  const [id, now, text] = ['msg_1', new Date(), JSON.stringify(asked('signup'))]
  const both = [secret!, former!].map((one) => new Signer(one).sign(id, now, text)).join(', ')

  const answers = [
    await call({ by: secret! }),
    await call({ by: former! }),
    await call({
      id,
      body: text,
      headers: {
        'webhook-signature': both,
        'webhook-timestamp': String(Math.floor(now.getTime() / 1_000)),
      },
    }),
  ]

  expect(answers.map(({ status }) => status)).toEqual([202, 202, 202])
})

test.each<[string, Sent]>([
  ['by somebody else', { by: `whsec_${Buffer.alloc(32, 3).toString('base64')}` }],
  ['for another id', { headers: { 'webhook-id': 'msg_other' } }],
  ['not at all', { headers: { 'webhook-signature': '' } }],
  ['more than five minutes ago', { ageSeconds: 310 }],
  ['more than five minutes ahead', { ageSeconds: -310 }],
])('what was signed %s is 401, and is no mail', async (_, sent) => {
  const { status, error } = await call(sent)

  expect([status, error.code]).toEqual([401, 'unauthenticated'])
  expect(await queued()).toEqual([])
})

test.each<[number, string, unknown]>([
  [422, 'no mail at all', {}],
  [422, 'a kind that nobody knows', asked('telegram')],
  [422, 'a link without its token', asked('signup', { token_hash: '' })],
  [422, 'a mail to nobody', asked('signup', {}, { email: '' })],
  [422, 'a mail to what is no address', asked('recovery', {}, { email: 'ada' })],
  [422, 'a change to nothing', asked('email_change')],
  [422, 'a reauthentication without its code', asked('reauthentication', { token: '' })],
  [422, 'a code with a NUL', asked('reauthentication', { token: '12\0x' })],
  [422, 'a code with half a character', asked('reauthentication', { token: '12\ud800' })],
  [422, 'a token with a NUL', asked('signup', { token_hash: 'pkce_\0' })],
  [400, 'what is no JSON', 'not json'],
])('%i for %s, and no mail', async (expected, _, body) => {
  expect((await call({ body })).status).toBe(expected)
  expect(await queued()).toEqual([])
})

test('without a secret there is nothing to call, whatever is sent', async () => {
  vi.resetModules()
  const { env } = await import('@/lib/env')
  Object.assign(env, { SEND_EMAIL_HOOK_SECRET: undefined })
  const closed = await import('@/app/api/hooks/auth-mail/route')

  const { status } = await send(closed.POST, { body: asked('signup') })

  expect(status).toBe(404)
})
