import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { findLinkOwner } from '@/lib/features/account/link-service'
import { LINK_LIFETIME_SECONDS, linkTypes } from '@/lib/features/account/sign-in-schema'
import { pool } from '@/lib/db/pool'
import { projectConfig } from '@/scripts/stack/config'
import { owner } from '../../support/owner'

afterAll(() => pool.end())

const newHash = (prefix = '') => prefix + randomBytes(28).toString('hex')

type Column =
  | 'confirmation_token'
  | 'recovery_token'
  | 'email_change_token_new'
  | 'email_change_token_current'
type Row = Partial<Record<Column, string>> & { email_change?: string }
type Sent = { sentSecondsAgo?: number; banned?: string }

/** An account with tokens, as Auth writes it. */
async function account(row: Row, { sentSecondsAgo = 0, banned }: Sent = {}) {
  const email = `${randomUUID()}@example.com`
  const columns = Object.keys(row)
  await owner.query(
    `insert into auth.users (id, email, confirmation_sent_at, recovery_sent_at, email_change_sent_at, banned_until${columns.map((name) => `, ${name}`).join('')})
     select gen_random_uuid(), $1, sent, sent, sent, $3::timestamptz${columns.map((_, index) => `, $${index + 4}`).join('')}
     from (select now() - make_interval(secs => $2) as sent) as moment`,
    [email, sentSecondsAgo, banned ?? null, ...Object.values(row)],
  )
  return email
}

const find = (tokenHash: string, type: (typeof linkTypes)[number]) =>
  findLinkOwner('a-request-id', { tokenHash, type })

const answers: Record<Column, (typeof linkTypes)[number][]> = {
  confirmation_token: ['email', 'signup', 'invite'],
  recovery_token: ['email', 'magiclink', 'recovery'],
  email_change_token_new: ['email_change'],
  email_change_token_current: ['email_change'],
}

for (const prefix of ['', 'pkce_']) {
  test.each(Object.entries(answers) as [Column, (typeof linkTypes)[number][]][])(
    `a token with the prefix "${prefix}" in %s answers to links of the types %j alone, and stays`,
    async (column, types) => {
      const hash = newHash(prefix)
      const email = await account({ [column]: hash, email_change: 'new@example.com' })

      const found = await Promise.all(linkTypes.map(async (type) => [type, (await find(hash, type))?.email]))

      expect(found).toEqual(linkTypes.map((type) => [type, types.includes(type) ? email : undefined]))
      const { rows } = await owner.query(`select ${column} as hash from auth.users where email = $1`, [email])
      expect(rows).toEqual([{ hash }])
    },
  )
}

test('a change of the address says from what to what, and whether the other mailbox is still to agree', async () => {
  const [forNew, forCurrent] = [newHash(), newHash()]
  const change = { email_change: 'new@example.com' }
  const both = await account({
    ...change,
    email_change_token_new: forNew,
    email_change_token_current: forCurrent,
  })
  const expected = { email: both, newEmail: 'new@example.com', awaitsOther: true }

  expect(await find(forNew, 'email_change')).toEqual(expected)
  expect(await find(forCurrent, 'email_change')).toEqual(expected)
  // Supabase Auth writes an empty text where a token was, the local one nothing.
  for (const cleared of ['', null]) {
    await owner.query('update auth.users set email_change_token_current = $2 where email = $1', [
      both,
      cleared,
    ])
    expect(await find(forNew, 'email_change')).toEqual({ ...expected, awaitsOther: false })
  }
})

test.each([
  ['a token that nobody has', async () => newHash()],
  ['an empty token', async () => (await account({ recovery_token: '' }), '')],
  [
    'a token of digits alone, which is a code',
    async () => (await account({ recovery_token: '123456' }), '123456'),
  ],
  ['SQL', async () => `' or true --`],
])('%s is nobody’s', async (_, prepare) => {
  expect(await find(await prepare(), 'email')).toBeUndefined()
})

test('a token is nobody’s once it is too old, or its owner is banned', async () => {
  const [old, young, banned, forgiven] = [newHash(), newHash(), newHash(), newHash()]
  await account({ recovery_token: old }, { sentSecondsAgo: LINK_LIFETIME_SECONDS + 5 })
  await account({ recovery_token: young }, { sentSecondsAgo: LINK_LIFETIME_SECONDS - 5 })
  await account({ recovery_token: banned }, { banned: 'infinity' })
  await account({ recovery_token: forgiven }, { banned: 'yesterday' })

  const found = await Promise.all([old, young, banned, forgiven].map((hash) => find(hash, 'recovery')))

  expect(found.map((one) => one !== undefined)).toEqual([false, true, false, true])
})

test('a link lives as long as Auth lets it', () => {
  expect(projectConfig().auth.email.otp_expiry).toBe(LINK_LIFETIME_SECONDS)
})

test('nobody but the service role may ask whose a token is', async () => {
  const { rows } = await owner.query<{ role: string }>(
    `select rolname as role from pg_roles
     where rolname in ('anon', 'authenticated', 'app_user', 'app_server', 'service_role', 'authenticator')
       and has_function_privilege(rolname, 'private.link_owner(text, text)', 'execute')`,
  )

  expect(rows).toEqual([{ role: 'service_role' }])
})
