import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { owner } from '../support/owner'
import { installPgtap, problemsOf } from '../support/pgtap'

const folder = 'supabase/tests'
// `supabase test db` connects so.
const client = new Client(
  `postgres://postgres:postgres@127.0.0.1:${inject('cluster').port}/${process.env.TEST_DATABASE}`,
)

beforeAll(async () => {
  await installPgtap(owner)
  await client.connect()
})
afterAll(() => client.end())

test.each(readdirSync(folder))('%s holds', async (file) => {
  expect(await problemsOf(client, readFileSync(join(folder, file), 'utf8'))).toEqual([])
})

test('a failing assertion, a missing one and a file without any are noticed', async () => {
  const failing = await problemsOf(client, `begin; select plan(1); select ok(false, 'planted'); rollback`)
  const missing = await problemsOf(client, 'begin; select plan(2); select ok(true); rollback')
  const none = await problemsOf(client, 'begin; select 1; rollback')

  expect(failing[0]).toBe('not ok 1 - planted')
  expect(missing).toEqual(['planned 2, ran 1'])
  expect(none).toEqual(['planned undefined, ran 0'])
})

test('a hole in a policy is noticed', async () => {
  await client.query(
    'create policy "anybody reads invitations" on public.invitations for select to authenticated using (true)',
  )

  const problems = await problemsOf(client, readFileSync(join(folder, 'tenants.test.sql'), 'utf8'))

  await client.query('drop policy "anybody reads invitations" on public.invitations')
  expect(problems).toContain('not ok 2 - and its invitations alone')
})
