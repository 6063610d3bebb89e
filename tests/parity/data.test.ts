import { expect, test } from 'vitest'
import { admin, anonymous, backend, createPerson, PASSWORD } from '@plinth/local-supabase/parity/backend'
import { createWorkspace } from './workspaces'

const [ada, eve] = await Promise.all([createPerson(), createPerson()])

test('a new user finds a profile of their own, and nobody else finds it', async () => {
  const own = await ada.client
    .from('profiles')
    .select('id, display_name, created_at')
    .eq('id', ada.id)
    .single()
  const foreign = await eve.client.from('profiles').select('id').eq('id', ada.id)

  expect(own.data).toMatchObject({ id: ada.id, display_name: ada.email.split('@')[0] })
  expect(own.data?.created_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?\+00:00$/)
  expect(foreign.data).toEqual([])
})

test('a workspace is there for its members alone', async () => {
  const id = await createWorkspace(ada)

  const member = await ada.client.from('workspaces').select('name, memberships(role)').eq('id', id)
  const outsider = await eve.client.from('workspaces').select('name').eq('id', id)
  const renamed = await eve.client.from('workspaces').update({ name: 'Taken' }).eq('id', id).select()

  expect(member.data).toEqual([{ name: 'Parity', memberships: [{ role: 'owner' }] }])
  expect(outsider.data).toEqual([])
  expect(renamed.data).toEqual([])
})

test('a token that has lost its session reads on and removes nothing', async () => {
  const bob = await createPerson()
  const id = await createWorkspace(bob)
  const elsewhere = anonymous()
  await elsewhere.auth.signInWithPassword({ email: bob.email, password: PASSWORD })
  await bob.client.auth.signOut({ scope: 'local' })
  const stale = (method: string) =>
    fetch(`${backend.url}/rest/v1/workspaces?id=eq.${id}&select=id`, {
      method,
      headers: {
        apikey: backend.publishableKey,
        authorization: `Bearer ${bob.session.access_token}`,
        prefer: 'return=representation',
      },
    })

  const read = await (await stale('GET')).json()
  const removed = await (await stale('DELETE')).json()
  const living = await elsewhere.from('workspaces').delete().eq('id', id).select('id')

  expect([read, removed, living.data]).toEqual([[{ id }], [], [{ id }]])
})

test('a column that was not granted cannot be written', async () => {
  const change = { created_at: '2000-01-01T00:00:00Z' }

  const { error } = await ada.client.from('profiles').update(change).eq('id', ada.id)

  expect(error?.code).toBe('42501')
})

test('a row that a policy forbids cannot be added', async () => {
  const workspace_id = await createWorkspace(ada)

  const added = await ada.client
    .from('webhooks')
    .insert({ workspace_id, url: 'https://example.com/mine', event_types: ['*'] })
    .select('url')
    .single()
  const { error } = await eve.client
    .from('webhooks')
    .insert({ workspace_id, url: 'https://example.com/foreign', event_types: ['*'] })

  expect(added).toMatchObject({ error: null, data: { url: 'https://example.com/mine' } })
  expect(error?.code).toBe('42501')
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
