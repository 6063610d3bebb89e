import { randomUUID } from 'node:crypto'
import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { afterAll, expect, inject, test } from 'vitest'
import { pool } from '@/lib/db/pool'
import { runBatch } from '@/lib/worker/run-batch'
import { adminUrl } from '../../support/clones'
import { mailsTo } from '../../support/mails'
import { owner } from '../../support/owner'
import { createUser } from '../../support/people'
import { kindsOf } from '../../support/sign-ins'

afterAll(() => pool.end())

const databaseUrl = adminUrl(inject('cluster').port, process.env.TEST_DATABASE!)

async function run(...args: string[]) {
  const { PATH, HOME } = process.env
  const child = spawn(process.execPath, ['scripts/accounts-reset-factors.ts', ...args], {
    env: { PATH, HOME, DATABASE_OWNER_URL: databaseUrl } as never,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const [code, stdout, stderr] = await Promise.all([ended, text(child.stdout), text(child.stderr)])
  return { code, output: stdout + stderr }
}

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

  const { code, output } = await run(ada.email.toUpperCase(), '--yes')
  await runBatch()

  expect({ code, output }).toMatchObject({
    code: 0,
    output: expect.stringContaining('The factors are removed.'),
  })
  expect(output).toContain('Removed is “Phone” (totp)')
  expect(await countsOf(ada.userId)).toEqual({ factors: 0, codes: 0, sessions: 0 })
  expect(await kindsOf(owner, ada.userId)).toContain('factors_reset')
  expect(await mailsTo(ada.email)).toEqual(['Our support removed all second factors from your account'])
})

test('a rehearsal, and a question that nobody answers, leave the factors', async () => {
  const ada = await createOwnerOfFactors()

  const rehearsed = await run(ada.userId, '--dry-run')
  const unasked = await run(ada.userId)

  expect([rehearsed.code, unasked.code]).toEqual([0, 1])
  expect(rehearsed.output).toContain('Nothing was removed: this was a rehearsal.')
  expect(unasked.output).toContain('add --yes')
  expect(await countsOf(ada.userId)).toEqual({ factors: 2, codes: 1, sessions: 1 })
})

test('an account without a factor, and nobody, are one sentence', async () => {
  const ada = await createUser()

  const [none, nobody] = [await run(ada.userId, '--yes'), await run()]

  expect([none.code, nobody.code]).toEqual([1, 1])
  expect(none.output).toContain(`The account of ${ada.userId} has no second factor.`)
  expect(nobody.output).toContain('Name one account')
  expect(none.output).not.toContain('    at ')
})
