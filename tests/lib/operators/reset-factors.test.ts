import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { pool } from '@/lib/db/pool'
import { runBatch } from '@/lib/worker/run-batch'
import { mailsTo } from '../../support/mails'
import { actionsOn, runOperator } from '../../support/operator'
import { owner } from '../../support/owner'
import { createUser } from '../../support/people'
import { kindsOf } from '../../support/sign-ins'

afterAll(() => pool.end())

const why = ['--as', 'grace', '--reason', 'ticket 7']

async function createOwnerOfFactors() {
  const ada = await createUser()
  for (const name of ['Phone', 'Tablet']) {
    await owner.query(
      `insert into auth.mfa_factors (id, user_id, friendly_name, factor_type, status, created_at, updated_at)
       values ($1, $2, $3, 'totp', 'verified', now(), now())`,
      [randomUUID(), ada.userId, name],
    )
  }
  await owner.query(`insert into private.recovery_codes (user_id, hash) values ($1, sha256('x'))`, [
    ada.userId,
  ])
  return ada
}

const countsOf = async (userId: string) => {
  const { rows } = await owner.query(
    `select (select count(*) from auth.mfa_factors where user_id = $1)::int as factors,
       (select count(*) from private.recovery_codes where user_id = $1)::int as codes,
       (select count(*) from auth.sessions where user_id = $1)::int as sessions`,
    [userId],
  )
  return rows[0]
}

test('an operator removes the factors of somebody who has lost them, and the owner is told', async () => {
  const ada = await createOwnerOfFactors()
  await owner.query('delete from pgboss.job')

  const { code, output } = await runOperator(['reset-factors', ada.email.toUpperCase(), ...why, '--yes'])
  await runBatch()

  expect({ code, output }).toMatchObject({
    code: 0,
    output: expect.stringContaining('Removed second factors: 2.'),
  })
  expect(await countsOf(ada.userId)).toEqual({ factors: 0, codes: 0, sessions: 0 })
  expect(await kindsOf(owner, ada.userId)).toContain('factors_reset')
  expect(await mailsTo(ada.email)).toEqual(['Our support removed all second factors from your account'])
  expect(await actionsOn(ada.userId)).toMatchObject([{ verb: 'reset_factors', reason: 'ticket 7' }])
})

test('a question that nobody answers leaves the factors', async () => {
  const ada = await createOwnerOfFactors()

  const { code, output } = await runOperator(['reset-factors', ada.userId, ...why])

  expect({ code, output }).toMatchObject({ code: 1, output: expect.stringContaining('add --yes') })
  expect(await countsOf(ada.userId)).toEqual({ factors: 2, codes: 1, sessions: 1 })
})

test('an account without a factor is one sentence', async () => {
  const ada = await createUser()

  const { code, output } = await runOperator(['reset-factors', ada.userId, ...why, '--yes'])

  expect(code).toBe(1)
  expect(output).toContain(`The account of ${ada.userId} has no second factor.`)
  expect(output).not.toContain('    at ')
})
