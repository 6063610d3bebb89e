import { expect, test } from 'vitest'
import { admin, anonymous, createPerson } from '@plinth/local-supabase/parity/backend'
import { createWorkspace } from './workspaces'

const ada = await createPerson()

test('a user’s own token reads and writes nothing past the server, not even as an owner', async () => {
  const id = await createWorkspace(ada)
  const { client } = ada

  const answers = await Promise.all([
    client.from('profiles').select('id').eq('id', ada.id),
    client.from('workspaces').select('id').eq('id', id),
    client.from('workspaces').update({ name: 'Taken' }).eq('id', id),
    client.from('workspaces').delete().eq('id', id),
    client.from('memberships').update({ role: 'viewer' }).eq('workspace_id', id),
    client.from('invitations').insert({ workspace_id: id, email: 'grace@example.com', role: 'member' }),
  ])

  expect(answers.map(({ status, error }) => [status, error?.code])).toEqual(answers.map(() => [403, '42501']))
})

test('the secret key reads what a sign-up has made', async () => {
  const { data } = await admin
    .from('profiles')
    .select('id, display_name, created_at')
    .eq('id', ada.id)
    .single()

  expect(data).toMatchObject({ id: ada.id, display_name: ada.email.split('@')[0] })
  expect(data?.created_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?\+00:00$/)
})

test('the publishable key alone reads nothing', async () => {
  const { error, status } = await anonymous().from('profiles').select('id')

  expect({ status, code: error?.code }).toEqual({ status: 401, code: '42501' })
})

test('errors have their names', async () => {
  const { client } = ada

  const [table, column, schema, empty] = await Promise.all([
    client.from('nowhere').select(),
    client.from('profiles').select('nowhere'),
    client.schema('private').from('role_permissions').select(),
    admin.from('workspaces').insert({ name: null }),
  ])

  expect(table).toMatchObject({ status: 404, error: { code: 'PGRST205' } })
  expect(column).toMatchObject({ status: 400, error: { code: '42703' } })
  expect(schema).toMatchObject({ status: 406, error: { code: 'PGRST106' } })
  expect(empty).toMatchObject({ status: 400, error: { code: '23502' } })
})
