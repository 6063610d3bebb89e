import { expect, test, vi } from 'vitest'
import * as accountExport from '@/app/api/v1/me/export/route'
import * as apiKeys from '@/app/api/v1/workspaces/[workspaceId]/api-keys/route'
import * as invitations from '@/app/api/v1/workspaces/[workspaceId]/invitations/route'
import type { UserCaller } from '@/lib/auth/caller'
import { exportedTables, notExported } from '@/lib/features/export/tables'
import { createApiKey } from '../support/api-keys'
import type { Member } from '../support/notes'
import { owner } from '../support/owner'
import { createFellow, createMember, createUser, tokenFor } from '../support/people'
import { insertRows } from '../support/rows'
import { send } from '../support/send'
import { unzip } from '../support/unzip'

// A part beside the rows has tests of its own.
vi.mock('@/lib/features/export/parts', () => ({ parts: [] }))

async function get(as: UserCaller, headers = {}) {
  const request = new Request('http://localhost:3000/api/v1/me/export', {
    headers: { authorization: `Bearer ${await tokenFor(as)}`, ...headers },
  })
  return accountExport.GET(request, { params: Promise.resolve({}) })
}

async function textsOf(as: UserCaller) {
  const bytes = new Uint8Array(await (await get(as)).arrayBuffer())
  const files = Object.entries(await unzip(bytes))
  return files.map(([name, content]) => [name, new TextDecoder().decode(content)] as const)
}

/** The rows of every file, by its name. */
async function read(as: UserCaller) {
  const files = (await textsOf(as)).map(([name, text]) => {
    const lines = text.split('\n').slice(0, -1)
    return [name, name.endsWith('.txt') ? [] : lines.map((line) => JSON.parse(line))] as const
  })
  return Object.fromEntries<Record<string, unknown>[]>(files)
}

async function fill(ada: Member) {
  await insertRows(ada)
  const params = { workspaceId: ada.workspaceId }
  const body = { name: 'Robot', scopes: ['notes.read'] }
  const key = await send(apiKeys.POST, { as: ada, params, body })
  const invitation = await send(invitations.POST, { as: ada, params, body: { email: 'x@example.com' } })
  return { secrets: [key.data.secret, invitation.data.token] as string[] }
}

test('an owner gets all of their workspaces in one archive, and nothing of others', async () => {
  const [ada, eve] = [await createMember(), await createMember()]
  const { secrets } = await fill(ada)
  await fill(eve)

  const files = await read(ada)

  const folder = `workspaces/${ada.workspaceId}`
  expect(Object.keys(files).toSorted()).toEqual(
    [
      'account.json',
      'readme.txt',
      'sessions.jsonl',
      'sign-in-log.jsonl',
      ...Object.keys(exportedTables).map((table) => `${folder}/${table}.jsonl`),
    ].toSorted(),
  )
  expect(files['account.json']).toMatchObject([{ id: ada.userId, email: ada.email }])
  expect(files['sessions.jsonl']).toMatchObject([{ id: ada.sessionId }])
  expect(files['sign-in-log.jsonl']).toMatchObject([{ kind: 'account_created' }])
  expect(files[`${folder}/notes.jsonl`]).toMatchObject([{ title: 'Ship it', body: '', version: 1 }])
  expect(files[`${folder}/memberships.jsonl`]).toMatchObject([
    { user_id: ada.userId, role: 'owner', display_name: 'Test user' },
  ])
  const text = JSON.stringify(files)
  expect([eve.workspaceId, eve.userId, ...secrets].filter((part) => text.includes(part))).toEqual([])
})

test('a viewer gets what a viewer may see', async () => {
  const ada = await createMember()
  await fill(ada)
  const viewer = await createFellow(ada.workspaceId, 'viewer')

  const names = Object.keys(await read(viewer))

  const folder = `workspaces/${ada.workspaceId}`
  const hidden = ['activity', 'api_keys', 'invitations'].map((table) => `${folder}/${table}.jsonl`)
  expect(names).toContain(`${folder}/notes.jsonl`)
  expect(names.filter((name) => hidden.includes(name))).toEqual([])
})

test('a table and a membership of more than one page come whole and in order', async () => {
  const ada = await createMember()
  await owner.query(
    `insert into notes (workspace_id, title) select $1, n::text from generate_series(1, 450) as n`,
    [ada.workspaceId],
  )
  await owner.query(
    `with created as (insert into workspaces (name) select n::text from generate_series(1, 210) as n returning id)
     insert into memberships (workspace_id, user_id, role) select id, $1, 'viewer' from created`,
    [ada.userId],
  )

  const files = await read(ada)

  const notes = files[`workspaces/${ada.workspaceId}/notes.jsonl`]!
  const ids = notes.map(({ id }) => String(id))
  expect(notes).toHaveLength(450)
  expect(ids).toEqual(ids.toSorted())
  expect(new Set(ids).size).toBe(450)
  expect(Object.keys(files).filter((name) => name.endsWith('/workspaces.jsonl'))).toHaveLength(211)
})

test('an export of rows alone says how to read them, and speaks of nothing else', async () => {
  const [, readme] = (await textsOf(await createMember())).find(([name]) => name === 'readme.txt')!

  expect(readme).toContain('jsonlines.org')
  expect(readme).not.toMatch(/attached files/i)
})

test('the answer is a file to keep, which nobody stores on the way', async () => {
  const ada = await createUser()

  const { status, headers } = await get(ada, { accept: 'application/zip' })

  expect(status).toBe(200)
  expect(headers.get('content-type')).toBe('application/zip')
  expect(headers.get('content-disposition')).toMatch(
    /^attachment; filename="plinth-export-\d{4}-\d\d-\d\d\.zip"$/,
  )
  expect(headers.get('cache-control')).toBe('private, no-store')
  expect(headers.get('x-request-id')).toMatch(/./)
})

test('a client that takes JSON only is told so, and one without a caller is refused in JSON', async () => {
  const ada = await createUser()
  const { secret } = await createApiKey(await createMember())

  const json = await get(ada, { accept: 'application/json' })
  const nobody = await send(accountExport.GET, { headers: { accept: 'application/zip' } })
  const key = await send(accountExport.GET, { key: secret })

  expect([json.status, nobody.status, nobody.error.code]).toEqual([406, 401, 'unauthenticated'])
  expect([key.status, key.error.code]).toEqual([403, 'forbidden'])
})

test('who signs out meanwhile gets a broken archive', async () => {
  const ada = await createMember()
  const reader = (await get(ada)).body!.getReader()
  await reader.read()
  await owner.query('delete from auth.sessions where user_id = $1', [ada.userId])

  const rest = async () => {
    while (!(await reader.read()).done);
  }

  await expect(rest()).rejects.toMatchObject({ code: 'unauthenticated' })
})

test('every table and column of a workspace that a user may read is exported, or left out for a reason', async () => {
  const { rows } = await owner.query<{ table: string; column: string }>(`
    select relname as table, attname as column
    from pg_class
    join pg_attribute on attrelid = pg_class.oid and attnum > 0 and not attisdropped
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      and has_column_privilege('app_user', pg_class.oid, attnum, 'select')`)

  const exported = (table: string, column: string) =>
    exportedTables[table]?.columns.includes(column) ||
    table in notExported ||
    `${table}.${column}` in notExported
  const forgotten = rows.filter(({ table, column }) => !exported(table, column))
  expect(rows.length).toBeGreaterThan(50)
  expect(forgotten).toEqual([])
})
