import { expect, test, vi } from 'vitest'
import * as workspaces from '@/app/api/v1/workspaces/route'
import { asService } from '@/lib/db/transaction'
import { owner } from '../../support/owner'
import { createUser } from '../../support/people'
import { pathsOf, send } from '../../support/send'

const reports = vi.hoisted(() => vi.fn<(error: { code: string }) => void>())
vi.mock('@/lib/observability/report', () => ({ reportError: reports }))

test('a check that no schema foresaw is the client’s error by the name of its field, and is reported', async () => {
  const ada = await createUser()
  await owner.query(`alter table workspaces add constraint workspaces_name_planted check (name <> 'planted')`)

  const refused = await send(workspaces.POST, { as: ada, body: { name: 'planted' } })

  expect([refused.status, refused.error.code, pathsOf(refused)]).toEqual([
    422,
    'invalid_request',
    ['body.name'],
  ])
  expect(reports.mock.calls).toMatchObject([[{ code: '23514', constraint: 'workspaces_name_planted' }, {}]])
  await owner.query('alter table workspaces drop constraint workspaces_name_planted')
})

test.each(["role <> 'owner'", 'false'])(
  'a check on what the server itself writes stays a fault of the server: %s',
  async (check) => {
    reports.mockClear()
    await owner.query(`alter table memberships add constraint planted check (${check}) not valid`)

    const failed = await send(workspaces.POST, { as: await createUser(), body: { name: 'Ours' } })

    await owner.query('alter table memberships drop constraint planted')
    expect([failed.status, failed.error.code]).toEqual([500, 'internal'])
    expect(reports.mock.calls).toMatchObject([[{ constraint: 'planted' }, {}]])
  },
)

test.each([
  ['23514', `update profiles set display_name = E'a\\nb'`, 'invalid_request', 'displayName'],
  [
    '23503',
    `insert into memberships (workspace_id, user_id, role) select id, gen_random_uuid(), 'viewer' from workspaces`,
    'not_found',
    'userId',
  ],
  ['22P05', `select '{"a":"\\u0000"}'::jsonb`, 'invalid_request', undefined],
  ['22P02', `select 'a'::uuid`, 'invalid_request', undefined],
  ['22003', `select '99999999999'::int`, 'invalid_request', undefined],
  ['22007', `select 'a'::timestamptz`, 'invalid_request', undefined],
  ['22008', `select '294277-01-01'::timestamptz`, 'invalid_request', undefined],
])('the refusal %s of the database is no fault of the server', async (sqlState, text, code, field) => {
  await send(workspaces.POST, { as: await createUser(), body: { name: 'One' } })
  const { sql } = await import('kysely')

  const refused = asService('a request', (tx) => sql.raw(text).execute(tx))

  await expect(refused).rejects.toMatchObject({ code, field, cause: { code: sqlState } })
})
