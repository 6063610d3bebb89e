import { randomUUID } from 'node:crypto'
import type { ClientBase } from 'pg'
import { describe, expect, test } from 'vitest'
import { overlap } from '../support/overlap'
import { owner } from '../support/owner'
import { createUser } from '../support/people'
import { kindsOf, noticesTo, signInFrom } from '../support/sign-ins'

type Told = { provider?: string; email: string | null; verified?: boolean | string }

/** The row of an identity as Supabase Auth writes it. */
async function addIdentity(
  userId: string,
  { provider = 'google', email, verified = true }: Told,
  db: Pick<ClientBase, 'query'> = owner,
) {
  const { rows } = await db.query<{ id: string }>(
    `insert into auth.identities (id, user_id, provider, provider_id, identity_data, created_at, updated_at)
     values (gen_random_uuid(), $1, $2, $3, $4, now(), now()) returning id`,
    [userId, provider, randomUUID(), { sub: 'somebody', email, email_verified: verified }],
  )
  return rows[0]!.id
}

/** A later sign-in by the same identity. Auth writes anew whatever the provider tells. */
async function returnBy(identityId: string, { email, verified = true }: Told) {
  await owner.query(
    'update auth.identities set identity_data = $2, last_sign_in_at = now(), updated_at = now() where id = $1',
    [identityId, { sub: 'somebody', email, email_verified: verified, name: 'Ada' }],
  )
}

async function createUnproved() {
  const { userId, email } = await createUser()
  await owner.query('update auth.users set email_confirmed_at = null where id = $1', [userId])
  return { userId, email }
}

async function createOwner() {
  const { userId, email } = await createUser()
  await owner.query('update auth.users set email_confirmed_at = now() where id = $1', [userId])
  return { userId, email }
}

async function providersOf(userId: string) {
  const { rows } = await owner.query<{ provider: string }>(
    'select provider from auth.identities where user_id = $1 order by provider',
    [userId],
  )
  return rows.map(({ provider }) => provider)
}

const refusal = { code: 'PT403', message: 'the provider has not verified the address of the account' }

test('a provider that has verified the address of an account may sign its owner in', async () => {
  const { userId, email } = await createOwner()

  await addIdentity(userId, { email: email.toUpperCase() })

  expect(await providersOf(userId)).toEqual(['google'])
})

test.each([
  ['has not verified it', { verified: false }],
  ['says so in another way', { verified: 'yes' }],
  ['vouches for another address', { email: 'mallory@example.com' }],
  ['tells no address', { email: null }],
])('a provider that %s enters no account that is confirmed, whoever asks for it', async (_, told) => {
  const { userId, email } = await createOwner()

  await expect(addIdentity(userId, { email, ...told })).rejects.toMatchObject(refusal)

  expect(await providersOf(userId)).toEqual([])
})

test('an identity moves to no other account', async () => {
  const [ada, mallory] = [await createOwner(), await createOwner()]
  const id = await addIdentity(ada.userId, ada)

  const moved = owner.query('update auth.identities set user_id = $2 where id = $1', [id, mallory.userId])

  await expect(moved).rejects.toMatchObject(refusal)
})

test('a new account has its identity before its address is proved', async () => {
  const { userId, email } = await createUnproved()

  await addIdentity(userId, { email, verified: false })

  expect(await providersOf(userId)).toEqual(['google'])
  expect(await kindsOf(owner, userId)).not.toContain('identity_added')
})

test('an account that nobody has proved takes no identity of another address, even a verified one', async () => {
  const mallory = await createUnproved()

  const refused = addIdentity(mallory.userId, { email: 'ada@example.com' })

  await expect(refused).rejects.toMatchObject(refusal)
})

// Auth confirms the address of the account as soon as its provider has verified any address.
test.each([true, false])(
  'an account that nobody has proved is not entered once its provider tells another address (verified: %s)',
  async (verified) => {
    const { userId, email } = await createUnproved()
    const id = await addIdentity(userId, { email, verified: false })

    await expect(returnBy(id, { email: 'mallory@example.com', verified })).rejects.toMatchObject(refusal)
    await expect(returnBy(id, { email, verified: true })).resolves.toBeUndefined()
  },
)

test.each([true, false])(
  'an identity keeps the address by which it entered, whatever its provider tells later (verified: %s)',
  async (verified) => {
    const { userId, email } = await createOwner()
    const id = await addIdentity(userId, { email })

    await returnBy(id, { email: 'ada@example.com', verified })

    const { rows } = await owner.query(
      'select email, identity_data as told, last_sign_in_at is not null as entered from auth.identities where id = $1',
      [id],
    )
    const told = { sub: 'somebody', email, email_verified: true, name: 'Ada' }
    expect(rows).toEqual([{ email, told, entered: true }])
  },
)

test('an identity that entered before the proof of its account still signs its owner in', async () => {
  const { userId, email } = await createUnproved()
  const id = await addIdentity(userId, { email, verified: false })
  await owner.query('update auth.users set email_confirmed_at = now() where id = $1', [userId])

  await expect(returnBy(id, { email, verified: false })).resolves.toBeUndefined()
})

test('an address of somebody else that nobody has verified makes no identity, so its owner keeps their way in', async () => {
  const ada = await createOwner()
  const mallory = await createUser()
  await owner.query('update auth.users set email_confirmed_at = null, email = null where id = $1', [
    mallory.userId,
  ])

  const refused = addIdentity(mallory.userId, { email: ada.email, verified: false })

  await expect(refused).rejects.toMatchObject(refusal)
})

test('an identity that is added or removed is recorded and told to the owner, and one of the address is not', async () => {
  const { userId, email } = await createOwner()

  await addIdentity(userId, { email, provider: 'email' })
  const id = await addIdentity(userId, { email })
  await owner.query('delete from auth.identities where id = $1', [id])

  const { rows } = await owner.query(
    `select kind, method from private.auth_events where user_id = $1 and kind like 'identity_%' order by id`,
    [userId],
  )
  expect(rows).toEqual([
    { kind: 'identity_added', method: 'google' },
    { kind: 'identity_removed', method: 'google' },
  ])
  expect(await noticesTo(owner, email)).toEqual(['identity_added', 'identity_removed'])
})

test('a change of the address ends the providers that vouch for the old one', async () => {
  const { userId, email } = await createOwner()
  await addIdentity(userId, { email, provider: 'email' })
  await addIdentity(userId, { email })
  await signInFrom(owner, { userId }, { method: 'oauth' })

  await owner.query('update auth.users set email = $2 where id = $1', [userId, `new-${email}`])

  expect(await providersOf(userId)).toEqual(['email'])
  expect(await kindsOf(owner, userId)).toEqual(expect.arrayContaining(['email_changed', 'identity_removed']))
  const sessions = await owner.query('select from auth.sessions where user_id = $1', [userId])
  expect(sessions.rowCount).toBe(0)
})

describe('a service that is connected at the same moment', () => {
  const changeAddress = (userId: string, email: string) => (db: ClientBase) =>
    db.query('update auth.users set email = $2 where id = $1', [userId, `new-${email}`])

  test('ends with the change of the address that it vouches for', async () => {
    const { userId, email } = await createOwner()

    await overlap((db) => addIdentity(userId, { email }, db), changeAddress(userId, email))

    expect(await providersOf(userId)).toEqual([])
  })

  test('is refused once the address that it vouches for has changed', async () => {
    const { userId, email } = await createOwner()

    const connected = await overlap(changeAddress(userId, email), (db) => addIdentity(userId, { email }, db))

    expect(connected).toMatchObject({ status: 'rejected', reason: refusal })
    expect(await providersOf(userId)).toEqual([])
  })

  test('stays where the change of the address fails', async () => {
    const { userId, email } = await createOwner()

    await overlap(
      changeAddress(userId, email),
      (db) => addIdentity(userId, { email }, db),
      (db) => db.query('rollback'),
    )

    expect(await providersOf(userId)).toEqual(['google'])
  })

  test('outlives no first proof of the mailbox that it has not verified', async () => {
    const { userId, email } = await createUnproved()
    await owner.query('update auth.users set confirmation_sent_at = now() where id = $1', [userId])

    await overlap(
      (db) => addIdentity(userId, { email, verified: false }, db),
      (db) => db.query('update auth.users set email_confirmed_at = now() where id = $1', [userId]),
    )

    expect(await providersOf(userId)).toEqual([])
  })

  test('waits for another one, so that neither loses', async () => {
    const { userId, email } = await createOwner()
    // Auth writes the providers of the account after the identity, in the same transaction.
    const finish = (db: ClientBase) =>
      db.query(`update auth.users set updated_at = now() where id = '${userId}'; commit`)

    const second = await overlap(
      (db) => addIdentity(userId, { email }, db),
      async (db) => {
        await db.query('begin')
        await addIdentity(userId, { provider: 'github', email }, db)
        await finish(db)
      },
      finish,
    )

    expect(second).toMatchObject({ status: 'fulfilled' })
    expect(await providersOf(userId)).toEqual(['github', 'google'])
  })
})

test('an account that is removed takes its identities along without a word', async () => {
  const { userId, email } = await createOwner()
  await addIdentity(userId, { email })

  await owner.query('delete from auth.users where id = $1', [userId])

  expect(await noticesTo(owner, email)).toEqual(['identity_added'])
})

test.each(['display_name', 'full_name', 'name'])(
  'a new account is called by the %s that its provider tells',
  async (key) => {
    const id = randomUUID()
    await owner.query(
      `insert into auth.users (id, aud, role, email, raw_user_meta_data) values ($1, 'authenticated', 'authenticated', $2, $3)`,
      [id, `${id}@example.com`, { [key]: 'Ada Lovelace' }],
    )

    const { rows } = await owner.query('select display_name as name from public.profiles where id = $1', [id])

    expect(rows).toEqual([{ name: 'Ada Lovelace' }])
  },
)
