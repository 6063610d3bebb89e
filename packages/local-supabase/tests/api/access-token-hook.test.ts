import { decodeJwt } from 'jose'
import { describe, expect, test } from 'vitest'
import { totp } from '../../src/totp'
import { createPerson, PASSWORD } from './people'
import { expectFault, plainSession, startPlainLite } from './plain-lite'
import { clientOf, db, startRepaired } from './repaired-api'
import { createOwner, enroll } from './second-factor'

const hookUri = 'pg-functions://postgres/public/add_plan'
const plain = await startPlainLite({ hookUri })
await plain.db.query(
  `create function public.add_plan(event jsonb) returns jsonb language sql
   as $$ select jsonb_set(event, '{claims,plan}', '"pro"') $$`,
)
const api = await startRepaired()

describe('the access token hook (custom-access-token)', () => {
  const createHook = (body: string) =>
    db.query(
      `create or replace function public.add_plan(event jsonb) returns jsonb language sql as $$ ${body} $$`,
    )

  test('plain Lite calls none', async () => {
    const { access_token } = await plainSession(plain)

    const claims = decodeJwt(access_token)

    expectFault('custom-access-token.ts', () => expect(claims.plan).toBeUndefined())
  })

  const startHooked = () => startRepaired({ hook: { custom_access_token: { enabled: true, uri: hookUri } } })

  const sessionsOf = async (email: string) =>
    (
      await db.query('select from auth.sessions join auth.users on users.id = user_id where email = $1', [
        email,
      ])
    ).rowCount

  test('changes the claims', async () => {
    await createHook(`select jsonb_set(event, '{claims,app_metadata,plan}', '"pro"')`)
    const hooked = await startHooked()

    const { session } = await createPerson(hooked)

    expect(decodeJwt(session.access_token).app_metadata).toMatchObject({ plan: 'pro' })
  })

  test('can refuse the session', async () => {
    const { email } = await createPerson(api)
    await createHook(`select '{"error": {"http_code": 403, "message": "not today"}}'::jsonb`)
    const hooked = await startHooked()
    const before = await sessionsOf(email)

    const { error } = await clientOf(hooked).auth.signInWithPassword({ email, password: PASSWORD })

    expect(error).toMatchObject({ status: 403, code: 'unknown', message: 'not today' })
    expect(await sessionsOf(email)).toBe(before)
  })

  test('refuses with 500 where it names no status, and with no message not at all', async () => {
    const { email } = await createPerson(api)
    const hooked = await startHooked()
    const signIn = () => clientOf(hooked).auth.signInWithPassword({ email, password: PASSWORD })

    await createHook(`select '{"error": {"message": "not today"}}'::jsonb`)
    const refused = await signIn()
    await createHook(`select event || '{"error": {"http_code": 403}}'::jsonb`)
    const taken = await signIn()

    expect(refused.error).toMatchObject({ status: 500, message: 'not today' })
    expect(taken.error).toBeNull()
  })

  test('is told how somebody signed in, and of a refresh', async () => {
    await createHook(
      `select jsonb_set(event, '{claims,told}', event - 'claims' || jsonb_build_object('role', current_user))`,
    )
    const hooked = await startHooked()

    const { client, id, session } = await createPerson(hooked)
    const { data } = await client.auth.refreshSession(session)

    expect(decodeJwt(session.access_token).told).toMatchObject({
      user_id: id,
      authentication_method: 'password',
      role: 'supabase_auth_admin',
      metadata: { name: 'customize-access-token', uuid: expect.any(String), time: expect.any(String) },
    })
    expect(decodeJwt(data.session!.access_token).told).toMatchObject({
      authentication_method: 'token_refresh',
    })
  })

  test('may leave out what is not required', async () => {
    await createHook(
      `select event #- '{claims,user_metadata}' #- '{claims,app_metadata}' #- '{claims,amr}' #- '{claims,iss}'`,
    )
    const hooked = await startHooked()

    const { client, session } = await createPerson(hooked)

    expect(decodeJwt(session.access_token)).not.toHaveProperty('user_metadata')
    expect((await client.auth.getUser()).error).toBeNull()
    expect((await client.auth.refreshSession()).error).toBeNull()
  })

  test.each([
    ['leaves `aal` out', `select event #- '{claims,aal}'`, /\(root\): aal is required/],
    ['leaves `email` out', `select event #- '{claims,email}'`, /\(root\): email is required/],
    ['answers no claims', `select '{}'::jsonb`, /\(root\): Invalid type/],
    ['answers null', `select null::jsonb`, /\(root\): Invalid type/],
    ['makes a number of `role`', `select jsonb_set(event, '{claims,role}', '5')`, /role: Invalid type/],
    ['makes a text of `exp`', `select jsonb_set(event, '{claims,exp}', '"5"')`, /exp: Invalid type/],
    ['fails', `select event where 1 / 0 = 1`, /^Error running hook URI: pg-functions:/],
    ['takes too long', `select event from pg_sleep(3)`, /^Error running hook URI: pg-functions:/],
  ])('that %s fails the sign-in, and no session is left', async (_, body, message) => {
    const { email } = await createPerson(api)
    await createHook(body)
    const hooked = await startHooked()
    const before = await sessionsOf(email)

    const { error } = await clientOf(hooked).auth.signInWithPassword({ email, password: PASSWORD })

    expect(error).toMatchObject({ status: 500, message: expect.stringMatching(message) })
    expect(await sessionsOf(email)).toBe(before)
  })

  test('that fails a refresh leaves the session as it was', async () => {
    const { session } = await createPerson(api)
    await createHook(`select '{"error": {"http_code": 403, "message": "not today"}}'::jsonb`)
    const hooked = await startHooked()

    const refused = await clientOf(hooked).auth.refreshSession(session)
    const taken = await clientOf(api).auth.refreshSession(session)

    expect(refused.error).toMatchObject({ status: 403, message: 'not today' })
    expect(taken.error).toBeNull()
  })

  test('that refuses the second level takes the whole verification back', async () => {
    const mfa = { max_enrolled_factors: 10, totp: { enroll_enabled: true, verify_enabled: true } }
    const open = await startRepaired({ mfa })
    const { client, session } = await createOwner(open)
    const { factorId, secret } = await enroll(client)
    await createHook(
      `select case when event #>> '{claims,aal}' = 'aal2' then '{"error": {"http_code": 403, "message": "not today"}}'
       else event end`,
    )
    const hooked = await startRepaired({
      mfa,
      hook: { custom_access_token: { enabled: true, uri: hookUri } },
    })
    const low = clientOf(hooked)
    await low.auth.setSession(session)

    const refused = await low.auth.mfa.challengeAndVerify({ factorId, code: totp(secret) })

    expect(refused.error).toMatchObject({ status: 403, message: 'not today' })
    const { rows } = await db.query(
      `select status, aal, (select count(*)::int from auth.mfa_amr_claims where session_id = sessions.id) as proofs
       from auth.mfa_factors factors join auth.sessions using (user_id) where factors.id = $1`,
      [factorId],
    )
    expect(rows).toEqual([{ status: 'unverified', aal: 'aal1', proofs: 1 }])
    expect((await clientOf(open).auth.refreshSession(session)).error).toBeNull()
  })
})
