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
  await addPasskey(ada.userId)
  return ada
}

async function addPasskey(userId: string) {
  await owner.query(
    `insert into auth.webauthn_credentials (user_id, credential_id, public_key, friendly_name) values ($1, $2, '', 'Laptop')`,
    [userId, Buffer.from(randomUUID())],
  )
}

const countsOf = async (userId: string) => {
  const { rows } = await owner.query(
    `select (select count(*) from auth.mfa_factors where user_id = $1)::int as factors,
       (select count(*) from private.recovery_codes where user_id = $1)::int as codes,
       (select count(*) from auth.webauthn_credentials where user_id = $1)::int as passkeys,
       (select count(*) from auth.sessions where user_id = $1)::int as sessions`,
    [userId],
  )
  return rows[0]
}

test('an operator removes the factors and passkeys of somebody who has lost them, and the owner is told once', async () => {
  const ada = await createOwnerOfFactors()
  await owner.query('delete from pgboss.job')

  const { code, output } = await runOperator(['reset-factors', ada.email.toUpperCase(), ...why, '--yes'])
  await runBatch()

  expect({ code, output }).toMatchObject({
    code: 0,
    output: expect.stringContaining('Removed second factors: 2, passkeys: 1.'),
  })
  expect(await countsOf(ada.userId)).toEqual({ factors: 0, codes: 0, passkeys: 0, sessions: 0 })
  expect(await kindsOf(owner, ada.userId)).toEqual(
    expect.arrayContaining(['factor_removed', 'passkey_removed', 'factors_reset']),
  )
  expect(await mailsTo(ada.email)).toEqual([
    'Our support removed all second factors and passkeys from your account',
  ])
  expect(await actionsOn(ada.userId)).toMatchObject([{ verb: 'reset_factors', reason: 'ticket 7' }])
})

test('a question that nobody answers leaves the factors', async () => {
  const ada = await createOwnerOfFactors()

  const { code, output } = await runOperator(['reset-factors', ada.userId, ...why])

  expect({ code, output }).toMatchObject({ code: 1, output: expect.stringContaining('add --yes') })
  expect(await countsOf(ada.userId)).toEqual({ factors: 2, codes: 1, passkeys: 1, sessions: 1 })
})

test('an account that has passkeys alone loses them, since one may be a thief’s', async () => {
  const ada = await createUser()
  await addPasskey(ada.userId)

  const { output } = await runOperator(['reset-factors', ada.userId, ...why, '--yes'])

  expect(output).toContain('Removed second factors: 0, passkeys: 1.')
  expect(await countsOf(ada.userId)).toMatchObject({ passkeys: 0, sessions: 0 })
  expect(await kindsOf(owner, ada.userId)).toContain('factors_reset')
})

test('an account without a factor and a passkey is one sentence', async () => {
  const ada = await createUser()

  const { code, output } = await runOperator(['reset-factors', ada.userId, ...why, '--yes'])

  expect(code).toBe(1)
  expect(output).toContain(`The account of ${ada.userId} has neither a second factor nor a passkey.`)
  expect(output).not.toContain('    at ')
})
