import { decodeJwt } from 'jose'
import { describe, expect, test } from 'vitest'
import { createPerson, newAddress, PASSWORD } from './people'
import { expectFault, startPlainLite } from './plain-lite'
import { clientOf, db, startRepaired } from './repaired-api'

const plain = await startPlainLite({ sessions: { timebox: '1h30m' } })
const api = await startRepaired({ sessions: { timebox: '24h', inactivity_timeout: '1h30m' } })
const endless = await startRepaired()

const refresh = (to: typeof api, refresh_token: string) => clientOf(to).auth.refreshSession({ refresh_token })

/** Somebody whose session began, and was refreshed last, so many minutes ago. */
async function person({ began, refreshed }: { began: number; refreshed?: number }, on = api) {
  const made = await createPerson(on)
  await db.query(
    `update auth.sessions set created_at = now() - make_interval(mins => $2),
       refreshed_at = (now() - make_interval(mins => $3)) at time zone 'utc' where id = $1`,
    [decodeJwt(made.session.access_token).session_id, began, refreshed ?? null],
  )
  await db.query(
    `update auth.refresh_tokens set updated_at = now() - make_interval(mins => $2) where token = $1`,
    [made.session.refresh_token, refreshed ?? began],
  )
  return made
}

test('plain Lite reads no limit of two units (session-limits)', async () => {
  const email = newAddress()
  const client = plain.client()
  await client.auth.signUp({ email, password: PASSWORD })
  await client.auth.verifyOtp({ token_hash: plain.tokenHash(email), type: 'signup' })
  await plain.db.query(`update auth.sessions set created_at = now() - interval '2 h'`)

  const { error } = await client.auth.refreshSession()

  expectFault('session-limits.ts', () => expect(error).toBeNull())
})

describe('a session', () => {
  test('that is older than its timebox is refreshed no more, however busy', async () => {
    const { session } = await person({ began: 24 * 60 + 1, refreshed: 1 })

    const { error } = await refresh(api, session.refresh_token)

    expect(error).toMatchObject({
      status: 400,
      code: 'session_expired',
      message: 'Invalid Refresh Token: Session Expired',
    })
  })

  test.each([{ began: 91 }, { began: 600, refreshed: 91 }])(
    'that was idle for longer than it may is refreshed no more: %j',
    async (ages) => {
      const { session } = await person(ages)

      const { error } = await refresh(api, session.refresh_token)

      expect(error).toMatchObject({
        status: 400,
        code: 'session_expired',
        message: 'Invalid Refresh Token: Session Expired (Inactivity)',
      })
    },
  )

  test.each([{ began: 89 }, { began: 24 * 60 - 1, refreshed: 89 }])(
    'within both limits is refreshed: %j',
    async (ages) => {
      const { session } = await person(ages)

      expect((await refresh(api, session.refresh_token)).error).toBeNull()
    },
  )

  test('lives for as long as it is used, without limits', async () => {
    const { session } = await person({ began: 1_000_000 }, endless)

    expect((await refresh(endless, session.refresh_token)).error).toBeNull()
  })

  test('is busy again after a refresh', async () => {
    const { session } = await person({ began: 600, refreshed: 80 })

    const { data } = await refresh(api, session.refresh_token)
    await db.query(`update auth.sessions set refreshed_at = refreshed_at - interval '80 min' where id = $1`, [
      decodeJwt(session.access_token).session_id,
    ])

    expect((await refresh(api, data.session!.refresh_token)).error).toBeNull()
  })

  test('keeps its access token to the end of that', async () => {
    const { session } = await person({ began: 24 * 60 + 1 })

    expect((await clientOf(api).auth.getUser(session.access_token)).error).toBeNull()
  })
})

test('a limit that is no duration stops the start', async () => {
  await expect(startRepaired({ sessions: { timebox: 'a day', inactivity_timeout: '' } })).rejects.toThrow(
    'not a duration: a day',
  )
})
