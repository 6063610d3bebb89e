import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import * as factors from '@/app/api/v1/me/factors/route'
import { pool } from '@/lib/db/pool'
import { justProved } from '../support/accounts'
import { createApiKey } from '../support/api-keys'
import { owner } from '../support/owner'
import { createMember, createUser } from '../support/people'
import { send } from '../support/send'

afterAll(() => pool.end())

test('a person lists their verified factors, without the secrets', async () => {
  const ada = await createUser()
  const [phone, begun] = [randomUUID(), randomUUID()]
  await owner.query(
    `insert into auth.mfa_factors (id, user_id, friendly_name, factor_type, status, secret, created_at, updated_at)
     values ($1, $3, 'Phone', 'totp', 'verified', 'SECRET', now(), now()),
       ($2, $3, 'Begun', 'totp', 'unverified', 'SECRET', now(), now())`,
    [phone, begun, ada.userId],
  )

  const { status, data } = await send(factors.GET, { as: { ...ada, assurance: justProved('totp') } })

  expect(status).toBe(200)
  expect(data).toEqual({
    factors: [{ id: phone, name: 'Phone', type: 'totp', createdAt: expect.any(String), lastAskedAt: null }],
    recoveryCodes: { left: 0, kept: false },
  })
})

test('an API key has no factors, and the list ends with the session', async () => {
  const member = await createMember()
  const { secret: key } = await createApiKey(member)
  const byKey = await send(factors.GET, { key })
  await owner.query('delete from auth.sessions where user_id = $1', [member.userId])

  expect([byKey.status, (await send(factors.GET, { as: member })).status]).toEqual([403, 401])
})
