import { expect, test } from 'vitest'
import { owner } from '../support/owner'
import { createUser } from '../support/people'

/** The statements of Supabase Auth 2.196 for a link of a mail, in one transaction: models.User.Confirm in its source. */
async function confirm(userId: string, metadata: object) {
  const client = await owner.connect()
  try {
    await client.query('begin')
    await client.query(
      `update auth.users set confirmation_token = '', email_confirmed_at = now(), updated_at = now() where id = $1`,
      [userId],
    )
    await client.query(`update auth.users set raw_user_meta_data = $2 where id = $1`, [
      userId,
      { ...metadata, email_verified: true },
    ])
    await client.query('commit')
  } finally {
    client.release()
  }
}

/** Somebody who signed up with a password, a name and what else a direct call may set. */
async function unproved(mailed: 'confirmation_sent_at' | 'recovery_sent_at' | 'invited_at' | undefined) {
  const { userId, email } = await createUser()
  const metadata = { display_name: 'Mallory', locale: 'xx' }
  await owner.query(
    `update auth.users set encrypted_password = 'a hash', raw_user_meta_data = $2 ${mailed ? `, ${mailed} = now()` : ''}
     where id = $1`,
    [userId, metadata],
  )
  return { userId, email, metadata }
}

async function rowOf(userId: string) {
  const { rows } = await owner.query(
    `select encrypted_password as password, raw_user_meta_data as metadata, display_name as name
     from auth.users join public.profiles using (id) where id = $1`,
    [userId],
  )
  return rows[0]
}

test.each(['confirmation_sent_at', 'recovery_sent_at', 'invited_at'] as const)(
  'the proof of a mailbox with %s drops password, name and metadata, though Auth writes the metadata again',
  async (mailed) => {
    const { userId, email, metadata } = await unproved(mailed)

    await confirm(userId, metadata)

    expect(await rowOf(userId)).toEqual({
      password: null,
      name: email.split('@')[0],
      metadata: { email_verified: true },
    })
  },
)

test('a confirmation without a mail keeps all of it, as an administrator made it', async () => {
  const { userId, metadata } = await unproved(undefined)

  await confirm(userId, metadata)

  expect(await rowOf(userId)).toMatchObject({ password: 'a hash', metadata: { display_name: 'Mallory' } })
})

test('metadata of later transactions stay', async () => {
  const { userId, metadata } = await unproved('confirmation_sent_at')
  await confirm(userId, metadata)

  await owner.query(`update auth.users set raw_user_meta_data = '{"theme": "dark"}' where id = $1`, [userId])

  expect((await rowOf(userId)).metadata).toEqual({ theme: 'dark' })
})

test('a proof ends the sessions of before, and an identity whose provider has not verified the address', async () => {
  const { userId, email, metadata } = await unproved('confirmation_sent_at')
  const identity = `insert into auth.identities (id, user_id, provider, provider_id, identity_data, created_at, updated_at)
    values (gen_random_uuid(), $1, $2, gen_random_uuid()::text, $3, now(), now())`
  await owner.query(identity, [userId, 'email', { email, email_verified: false }])
  await owner.query(identity, [userId, 'github', { email, email_verified: false }])
  await owner.query(identity, [userId, 'google', { email, email_verified: true }])

  await confirm(userId, metadata)

  const left = await owner.query<{ provider: string }>(
    'select provider from auth.identities where user_id = $1 order by provider',
    [userId],
  )
  const sessions = await owner.query('select from auth.sessions where user_id = $1', [userId])
  expect(left.rows.map(({ provider }) => provider)).toEqual(['email', 'google'])
  expect(sessions.rows).toHaveLength(0)
})

test('a proof drops the passkeys that somebody set up before', async () => {
  const { userId, metadata } = await unproved('confirmation_sent_at')
  await owner.query(
    `insert into auth.webauthn_credentials (user_id, credential_id, public_key) values ($1, $2, '')`,
    [userId, Buffer.from(userId)],
  )

  await confirm(userId, metadata)

  const left = await owner.query('select from auth.webauthn_credentials where user_id = $1', [userId])
  expect(left.rows).toHaveLength(0)
})

test('a proof drops the factors that somebody set up before, and their recovery codes', async () => {
  const { userId, metadata } = await unproved('confirmation_sent_at')
  await owner.query(
    `insert into auth.mfa_factors (id, user_id, factor_type, status, created_at, updated_at)
     select gen_random_uuid(), $1, 'totp', status::auth.factor_status, now(), now() from unnest(array['verified', 'unverified']) as status`,
    [userId],
  )
  await owner.query(`insert into private.recovery_codes (user_id, hash) values ($1, sha256('x'))`, [userId])

  await confirm(userId, metadata)

  const { rows } = await owner.query(
    `select (select count(*)::int from auth.mfa_factors where user_id = $1) as factors,
       (select count(*)::int from private.recovery_codes where user_id = $1) as codes`,
    [userId],
  )
  expect(rows).toEqual([{ factors: 0, codes: 0 }])
})

test('a proof drops the language and the words about themselves that somebody chose before', async () => {
  const { userId, email, metadata } = await unproved('confirmation_sent_at')
  await owner.query(
    `insert into private.languages (user_id, locale) values ($1, 'de') on conflict do nothing`,
    [userId],
  )
  await owner.query(
    `insert into auth.identities (id, user_id, provider, provider_id, identity_data, created_at, updated_at)
     values (gen_random_uuid(), $1::uuid, 'email', $1::uuid::text, jsonb_build_object('sub', $1::uuid::text, 'email', $2::text, 'evil', 'x'), now(), now())`,
    [userId, email],
  )

  await confirm(userId, metadata)

  const { rows } = await owner.query(
    `select identity_data as data, (select count(*)::int from private.languages where user_id = $1) as languages
     from auth.identities where user_id = $1`,
    [userId],
  )
  expect(rows).toEqual([{ data: { sub: userId, email }, languages: 0 }])
})
