import { randomUUID } from 'node:crypto'
import { decodeJwt } from 'jose'
import { describe, expect, test } from 'vitest'
import { api, ask, sessionRow, signIn, tokenOf } from './factor-requests'
import { adminOf, clientOf, db } from './repaired-api'
import { createOwner, createOwnerOfFactor, enroll } from './second-factor'

describe('the removal of a factor', () => {
  test('needs the second level once it is verified', async () => {
    const { client, email, factor } = await createOwnerOfFactor(api)
    const other = clientOf(api)
    await signIn(email, other)

    const low = await other.auth.mfa.unenroll(factor)
    const high = await client.auth.mfa.unenroll(factor)

    expect(low.error).toMatchObject({ status: 422, code: 'insufficient_aal' })
    expect(high).toEqual({ data: { id: factor.factorId }, error: null })
    expect((await client.auth.mfa.listFactors()).data?.all).toEqual([])
  })

  test('takes the sessions that it lifted back to the first level', async () => {
    const { client, factor } = await createOwnerOfFactor(api)
    await client.auth.mfa.unenroll(factor)

    const { data } = await client.auth.refreshSession()

    const claims = decodeJwt(data.session!.access_token)
    expect(claims).toMatchObject({ aal: 'aal1', amr: [{ method: 'password' }] })
    expect(await sessionRow(data.session!.access_token)).toEqual({ aal: 'aal1', factor_id: null })
  })

  test('that is not verified needs no level', async () => {
    const { client } = await createOwner(api)
    const factor = await enroll(client)

    expect((await client.auth.mfa.unenroll(factor)).error).toBeNull()
  })
})

describe('a caller of the factors', () => {
  const paths = ['', `/${randomUUID()}/challenge`, `/${randomUUID()}/verify`]

  test.each(paths)('with an API key alone is nobody: POST /factors%s', async (path) => {
    expect(await ask(path, { body: {} })).toMatchObject({ status: 403, body: { error_code: 'bad_jwt' } })
  })

  test('without an API key is refused', async () => {
    expect((await fetch(`${api.url}/auth/v1/factors`, { method: 'POST' })).status).toBe(401)
  })

  test('with a token that is not ours is refused', async () => {
    expect(await ask('', { token: 'eyJhbGciOiJub25lIn0.e30.', body: {} })).toMatchObject({
      status: 403,
      body: { error_code: 'bad_jwt' },
    })
  })

  test.each(['challenge', 'verify', ''])('finds no factor of somebody else: /%s', async (action) => {
    const { factor } = await createOwnerOfFactor(api)
    const { client } = await createOwnerOfFactor(api)
    const path = `/${factor.factorId}${action && '/'}${action}`

    const answer = await ask(path, {
      token: await tokenOf(client),
      method: action ? 'POST' : 'DELETE',
      body: {},
    })

    expect(answer).toMatchObject({ status: 404, body: { error_code: 'mfa_factor_not_found' } })
  })

  test('names a factor by its UUID', async () => {
    const { session } = await createOwner(api)

    const answer = await ask('/first/challenge', { token: session.access_token, body: {} })

    expect(answer).toMatchObject({ status: 404, body: { error_code: 'validation_failed' } })
  })

  test('asks in the right way', async () => {
    const { session } = await createOwner(api)

    expect((await ask('', { token: session.access_token, method: 'GET' })).status).toBe(405)
  })

  test.each([
    ['whose session has ended', 'session_not_found', 'delete from auth.sessions where user_id = $1'],
    ['who was removed', 'user_not_found', 'delete from auth.users where id = $1'],
    [
      'who is banned',
      'user_banned',
      `update auth.users set banned_until = now() + interval '1 h' where id = $1`,
    ],
  ])('%s is refused', async (_, error_code, statement) => {
    const { id, session } = await createOwner(api)
    await db.query(statement, [id])

    const answer = await ask('', { token: session.access_token, body: { factor_type: 'totp' } })

    expect(answer).toMatchObject({ status: 403, body: { error_code } })
  })
})

describe('the factors of a user', () => {
  test('are told to the user and to an admin without their secret', async () => {
    const { client, id, factor } = await createOwnerOfFactor(api)

    const { data: own } = await client.auth.getUser()
    const { data: read } = await adminOf(api).auth.admin.getUserById(id)
    const { data: listed } = await adminOf(api).auth.admin.mfa.listFactors({ userId: id })

    for (const factors of [own.user?.factors, read.user?.factors, listed?.factors])
      expect(factors).toEqual([
        {
          id: factor.factorId,
          created_at: expect.any(String),
          updated_at: expect.any(String),
          status: 'verified',
          friendly_name: 'Phone',
          factor_type: 'totp',
          phone: '',
          last_challenged_at: expect.any(String),
        },
      ])
  })

  test('are left out where there are none, and of the list of users', async () => {
    const { client, id } = await createOwner(api)
    await createOwnerOfFactor(api)

    const { data: own } = await client.auth.getUser()
    const { data: listed } = await adminOf(api).auth.admin.mfa.listFactors({ userId: id })
    const { data } = await adminOf(api).auth.admin.listUsers()

    expect(own.user).not.toHaveProperty('factors')
    expect(listed?.factors).toEqual([])
    expect(data.users.filter((user) => 'factors' in user)).toEqual([])
  })

  test('are removed by an admin whatever their level, which ends it for their sessions', async () => {
    const { client, id, factor } = await createOwnerOfFactor(api)

    const removed = await adminOf(api).auth.admin.mfa.deleteFactor({ userId: id, id: factor.factorId })
    const again = await adminOf(api).auth.admin.mfa.deleteFactor({ userId: id, id: factor.factorId })
    const { data } = await client.auth.refreshSession()

    expect(removed.error).toBeNull()
    expect(again.error).toMatchObject({ status: 404, code: 'mfa_factor_not_found' })
    expect(decodeJwt(data.session!.access_token).aal).toBe('aal1')
  })

  test('are no business of the publishable key', async () => {
    const { id } = await createOwnerOfFactor(api)

    const { error } = await clientOf(api).auth.admin.mfa.listFactors({ userId: id })

    expect(error).toMatchObject({ status: 403, code: 'not_admin' })
  })

  test('go with the user', async () => {
    const { id } = await createOwnerOfFactor(api)

    await adminOf(api).auth.admin.deleteUser(id)

    expect((await db.query('select from auth.mfa_factors where user_id = $1', [id])).rowCount).toBe(0)
  })
})
