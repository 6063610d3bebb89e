import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import type { UserCaller } from '@/lib/auth/caller'
import { pool } from '@/lib/db/pool'
import { keepLanguage } from '@/lib/features/auth-events/service'
import { runBatch } from '@/lib/worker/run-batch'
import { mailsTo, newestMailTo } from '../support/mails'
import type { Person } from '../support/accounts'
import { owner } from '../support/owner'
import { createUser } from '../support/people'
import { kindsOf, noticesTo, rewriteLog, signInFrom } from '../support/sign-ins'

afterAll(() => pool.end())

type State = { confirmed?: string; password?: string | null }

/** An account that proved its address some time ago. */
async function createAccount({ confirmed = '1 day', password = 'hash of one' }: State = {}) {
  const ada = await createUser()
  await owner.query(
    'update auth.users set email_confirmed_at = now() - $2::interval, encrypted_password = $3 where id = $1',
    [ada.userId, confirmed, password],
  )
  return ada
}

const noticesOf = ({ email }: Person) => noticesTo(owner, email)
const kinds = ({ userId }: UserCaller) => kindsOf(owner, userId)

const setPassword = ({ userId }: UserCaller, password: string | null, others = '') =>
  owner.query(`update auth.users set encrypted_password = $2 ${others} where id = $1`, [userId, password])
/** Auth names these at a change of the password, and not where it encrypts the same one. */
const tokensToo = `, reauthentication_token = ''`

test('the first password of a new account is logged and mailed to nobody', async () => {
  const ada = await createAccount({ confirmed: '10 minutes', password: null })

  await setPassword(ada, 'hash of one')

  expect(await kinds(ada)).toEqual(['account_created', 'password_changed'])
  expect(await noticesOf(ada)).toEqual([])
})

test.each([
  ['of an older account', { confirmed: '2 hours', password: null }],
  ['after another, of a new account', { confirmed: '10 minutes' }],
])('a password %s is mailed to the owner', async (_, state) => {
  const ada = await createAccount(state)

  await setPassword(ada, 'hash of another')

  expect(await noticesOf(ada)).toEqual(['password_changed'])
})

test('a removed password is a changed one', async () => {
  const ada = await createAccount()

  await setPassword(ada, null)

  expect(await noticesOf(ada)).toEqual(['password_changed'])
})

test('a password of an unproved address is nobody’s news', async () => {
  const ada = await createUser()

  await setPassword(ada, 'hash of one')
  await setPassword(ada, 'hash of another')

  expect(await kinds(ada)).toEqual(['account_created'])
  expect(await noticesOf(ada)).toEqual([])
})

const encrypted = (key: string, data: string) =>
  JSON.stringify({ key_id: key, alg: 'aes-gcm-hkdf', data, nonce: 'n' })

test.each([
  ['encrypted at a sign-in', 'hash of one', encrypted('a', 'one')],
  ['encrypted with another key at a sign-in', encrypted('a', 'one'), encrypted('b', 'one')],
])('a password %s has not changed', async (_, before, after) => {
  const ada = await createAccount({ password: before })

  await setPassword(ada, after)

  expect(await kinds(ada)).not.toContain('password_changed')
})

test.each([
  ['where none was encrypted before', 'hash of one', encrypted('a', 'another'), tokensToo],
  ['with another key', encrypted('a', 'one'), encrypted('b', 'another'), tokensToo],
  ['with the same key', encrypted('a', 'one'), encrypted('a', 'another'), tokensToo],
  ['without encryption', 'hash of one', 'hash of another', tokensToo],
])('a password changed %s is told once', async (_, before, after, others) => {
  const ada = await createAccount({ password: before })

  await setPassword(ada, after, others)

  expect(await noticesOf(ada)).toEqual(['password_changed'])
})

async function addFactor({ userId }: UserCaller, status: string) {
  const id = randomUUID()
  await owner.query(
    `insert into auth.mfa_factors (id, user_id, factor_type, status, created_at, updated_at) values ($1, $2, 'totp', $3, now(), now())`,
    [id, userId, status],
  )
  return id
}

test('a second factor is told once it is verified, and once it is removed', async () => {
  const ada = await createAccount()

  const id = await addFactor(ada, 'unverified')
  const before = await noticesOf(ada)
  await owner.query(`update auth.mfa_factors set status = 'verified' where id = $1`, [id])
  await owner.query(`update auth.mfa_factors set friendly_name = 'Phone' where id = $1`, [id])
  await owner.query('delete from auth.mfa_factors where id = $1', [id])

  expect([before, await noticesOf(ada)]).toEqual([[], ['factor_added', 'factor_removed']])
  expect((await kinds(ada)).slice(-3)).toEqual(['factor_added', 'factor_removed', 'session_ended'])
})

async function addPasskey({ userId }: UserCaller) {
  await owner.query(
    `insert into auth.webauthn_credentials (user_id, credential_id, public_key) values ($1, $2, '')`,
    [userId, Buffer.from(randomUUID())],
  )
}

const removePasskeys = ({ userId }: UserCaller) =>
  owner.query('delete from auth.webauthn_credentials where user_id = $1', [userId])

test('a passkey is told once it is added and once it is removed, and not when it is used or renamed', async () => {
  const ada = await createAccount()

  await addPasskey(ada)
  await owner.query(
    `update auth.webauthn_credentials set friendly_name = 'Laptop', last_used_at = now(), sign_count = 1 where user_id = $1`,
    [ada.userId],
  )
  await removePasskeys(ada)

  expect(await noticesOf(ada)).toEqual(['passkey_added', 'passkey_removed'])
  expect((await kinds(ada)).slice(-2)).toEqual(['passkey_added', 'passkey_removed'])
})

const sessionsOf = async ({ userId }: UserCaller) => {
  const { rows } = await owner.query<{ id: string }>('select id from auth.sessions where user_id = $1', [
    userId,
  ])
  return rows.map(({ id }) => id)
}

/** Runs a statement as somebody with SQL does. */
async function withSql(text: string, values: unknown[]) {
  const client = await owner.connect()
  try {
    await client.query('set session authorization postgres')
    await client.query(text, values)
  } finally {
    client.release(true)
  }
}

const newFactor = `insert into auth.mfa_factors (id, user_id, factor_type, status, created_at, updated_at)
  values (gen_random_uuid(), $1, 'totp', 'verified', now(), now())`

test.each([
  ['a factor that is added', newFactor, 'factor_added'],
  ['a factor that is removed', 'delete from auth.mfa_factors where user_id = $1', 'factor_removed'],
  [
    'a factor that loses its proof',
    `update auth.mfa_factors set status = 'unverified' where user_id = $1`,
    'factor_removed',
  ],
  [
    'a passkey that is added',
    `insert into auth.webauthn_credentials (user_id, credential_id, public_key) values ($1, gen_random_uuid()::text::bytea, '')`,
    'passkey_added',
  ],
])('%s with SQL ends every session of the account, and its owner is told', async (_, text, kind) => {
  const [ada, eve] = [await createAccount(), await createAccount()]
  for (const person of [ada, eve]) {
    await addFactor(person, 'verified')
    await signInFrom(owner, person)
  }
  expect(await sessionsOf(ada)).not.toEqual([])

  await withSql(text, [ada.userId])

  expect(await sessionsOf(ada)).toEqual([])
  expect(await sessionsOf(eve)).not.toEqual([])
  expect((await noticesOf(ada)).at(-1)).toBe(kind)
  expect((await kinds(ada)).slice(-2)).not.toContain('signed_out')
  expect(await kinds(ada)).toEqual(expect.arrayContaining([kind, 'session_ended']))
})

test('an address that is removed is told to its owner, and ends every session', async () => {
  const ada = await createAccount()
  await signInFrom(owner, ada)

  await owner.query('update auth.users set email = null where id = $1', [ada.userId])

  expect(await noticesOf(ada)).toEqual(['email_changed'])
  expect(await sessionsOf(ada)).toEqual([])
  expect(await kinds(ada)).toContain('email_changed')
})

test('the tokens of mailed links end with the address, and with no other change', async () => {
  const ada = await createAccount()
  await owner.query(
    `insert into auth.one_time_tokens (id, user_id, token_type, token_hash, relates_to)
     values (gen_random_uuid(), $1, 'recovery_token', 'a hash', $2)`,
    [ada.userId, ada.email],
  )
  const tokens = async () =>
    (await owner.query('select token_hash from auth.one_time_tokens where user_id = $1', [ada.userId]))
      .rowCount

  await owner.query('update auth.users set email = email, raw_user_meta_data = $2 where id = $1', [
    ada.userId,
    {},
  ])
  const before = await tokens()
  await owner.query('update auth.users set email = $2 where id = $1', [ada.userId, `new-${ada.email}`])

  expect([before, await tokens()]).toEqual([1, 0])
})

test('a factor that was never verified ends no session with SQL', async () => {
  const ada = await createAccount()
  await addFactor(ada, 'unverified')
  const before = await sessionsOf(ada)

  await withSql('delete from auth.mfa_factors where user_id = $1', [ada.userId])

  expect(before).not.toEqual([])
  expect(await sessionsOf(ada)).toEqual(before)
})

test.each([
  ['is removed', 'delete from auth.mfa_factors where id = $1'],
  ['loses its proof', `update auth.mfa_factors set status = 'unverified' where id = $1`],
])('a factor that %s ends the sessions that have waited for it, at any door', async (_, text) => {
  const [ada, eve] = [await createAccount(), await createAccount()]
  const id = await addFactor(ada, 'verified')
  const [proved, waiting, foreign] = [
    await signInFrom(owner, ada),
    await signInFrom(owner, ada),
    await signInFrom(owner, eve),
  ]
  await owner.query(`update auth.sessions set aal = 'aal2' where id = $1`, [proved])

  await owner.query(text, [id])

  const left = [...(await sessionsOf(ada)), ...(await sessionsOf(eve))]
  expect([proved, waiting, foreign].map((session) => left.includes(session))).toEqual([true, false, true])
  const last = (await kinds(ada)).filter((kind) => /^(signed_out|session_ended)$/.test(kind))
  expect(last).not.toContain('signed_out')
  expect(last).toContain('session_ended')
})

test('the end of all factors keeps the session that asks for it, also with SQL', async () => {
  const ada = await createAccount()
  await addFactor(ada, 'verified')
  const kept = await signInFrom(owner, ada)

  await withSql(`select private.remove_factors($1, 'recovery_code_used', $2)`, [ada.userId, kept])

  expect(await sessionsOf(ada)).toEqual([kept])
  expect(await noticesOf(ada)).toEqual(['factor_added', 'recovery_code_used'])
})

test('a passkey that is removed with SQL takes the sessions along that passkeys opened', async () => {
  const ada = await createAccount()
  await addPasskey(ada)
  const [byPasskey, byPassword] = [
    await signInFrom(owner, ada, { method: 'passkey' }),
    await signInFrom(owner, ada, { method: 'password' }),
  ]

  await withSql('delete from auth.webauthn_credentials where user_id = $1', [ada.userId])

  const left = await sessionsOf(ada)
  expect([left.includes(byPasskey), left.includes(byPassword)]).toEqual([false, true])
})

test('the end of an account takes its passkeys along without a word', async () => {
  const ada = await createAccount()
  await addPasskey(ada)

  await owner.query('delete from auth.users where id = $1', [ada.userId])

  expect(await noticesOf(ada)).toEqual(['passkey_added'])
})

test('a second factor that was never verified goes without a word', async () => {
  const ada = await createAccount()

  const id = await addFactor(ada, 'unverified')
  await owner.query('delete from auth.mfa_factors where id = $1', [id])

  expect(await noticesOf(ada)).toEqual([])
})

test('an account that is removed takes its sessions, factors and log along', async () => {
  const ada = await createAccount()
  await addFactor(ada, 'verified')
  await signInFrom(owner, ada)

  await owner.query('delete from auth.users where id = $1', [ada.userId])

  expect(await kinds(ada)).toEqual([])
})

test('a notice is in the language that its reader has chosen, and says how to react', async () => {
  const [ada, bea] = [await createAccount(), await createAccount()]
  await keepLanguage({ ...ada, locale: 'en' })
  await keepLanguage({ ...ada, locale: 'de' })

  await setPassword(ada, 'hash of another')
  await setPassword(bea, 'hash of another')
  await runBatch()

  expect(await mailsTo(ada.email)).toEqual(['Dein Passwort wurde geändert'])
  expect(await mailsTo(bea.email)).toEqual(['Your password was changed'])
  expect(await newestMailTo(bea.email)).toContain('/forgot-password')
})

const firefox = 'Plinth (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
const newer = 'Plinth (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0.2'
const phone = 'Plinth (iPhone; CPU iPhone OS 19_1 like Mac OS X) Version/19.1 Safari/604.1'

test.each([
  ['another device', { userAgent: phone }, ['new_device']],
  ['another place', { ip: '198.51.100.1' }, ['new_device']],
  ['another place of the sixth version', { ip: '2001:db8::1' }, ['new_device']],
  ['a newer version of the program', { userAgent: newer }, []],
  ['another address of the network', { ip: '203.0.200.200' }, []],
])('a sign-in from %s', async (_, from, notices) => {
  const ada = await createAccount()
  await signInFrom(owner, ada, { userAgent: firefox })

  await signInFrom(owner, ada, { userAgent: firefox, ...from })
  const first = await noticesOf(ada)
  await signInFrom(owner, ada, { userAgent: firefox, ...from })

  expect([first, await noticesOf(ada)]).toEqual([notices, notices])
})

test('the first sign-in of an account is no new device, unless the account is older than its log', async () => {
  const [ada, bea] = [await createAccount(), await createAccount()]
  await rewriteLog(owner, 'delete from private.auth_events where user_id = $1', [bea.userId])

  await signInFrom(owner, ada)
  await signInFrom(owner, bea)

  expect([await noticesOf(ada), await noticesOf(bea)]).toEqual([[], ['new_device']])
})

test('new devices are told three times a day at most', async () => {
  const ada = await createAccount()
  const programs = ['Curl', 'Wget', 'Lynx', 'Links', 'Netscape', 'Mosaic']

  for (const userAgent of programs) await signInFrom(owner, ada, { userAgent })

  expect(await noticesOf(ada)).toEqual(['new_device', 'new_device', 'new_device'])
  expect((await kinds(ada)).filter((kind) => kind === 'signed_in')).toHaveLength(programs.length)
})

test('a mail about a new device names it, its place and its time', async () => {
  const ada = await createAccount()
  await signInFrom(owner, ada, { userAgent: firefox })

  await signInFrom(owner, ada, { userAgent: phone, ip: '198.51.100.1' })
  await runBatch()

  const text = await newestMailTo(ada.email)
  expect(text).toMatch(
    /Time: \d{4}-\d\d-\d\d \d\d:\d\d UTC · Device: Safari on iPhone · IP address: 198\.51\.100\.1/,
  )
})

test('a sign-in without program and place is logged', async () => {
  const ada = await createAccount()
  const id = await signInFrom(owner, ada)
  await owner.query('update auth.sessions set user_agent = null, ip = null where id = $1', [id])

  await owner.query(
    `insert into auth.mfa_amr_claims (id, session_id, created_at, updated_at, authentication_method)
     values (gen_random_uuid(), $1, now(), now(), 'totp')`,
    [id],
  )

  expect((await kinds(ada)).filter((kind) => kind === 'signed_in')).toHaveLength(2)
})

test.each([
  ['that Auth ends', '', 'signed_out'],
  ['that nobody used for days', `, refreshed_at = now() - interval '2 days'`, 'session_ended'],
])('a session %s', async (_, state, kind) => {
  const ada = await createAccount()
  const id = await signInFrom(owner, ada)
  await owner.query(`update auth.sessions set aal = 'aal1' ${state} where id = $1`, [id])

  await owner.query('delete from auth.sessions where id = $1', [id])

  expect((await kinds(ada)).at(-1)).toBe(kind)
})
