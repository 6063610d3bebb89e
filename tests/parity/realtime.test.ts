import { setTimeout as sleep } from 'node:timers/promises'
import type { RealtimeChannel, SupabaseClient } from '@supabase/supabase-js'
import { afterEach, expect, test, vi } from 'vitest'
import { admin, anonymous, backend, createPerson } from '@plinth/local-supabase/parity/backend'
import { ARRIVAL_MS, patient } from '../../scripts/command/patience'
import { createWorkspace } from './workspaces'

const [ada, eve] = await Promise.all([createPerson(), createPerson()])

const HEARD_MS = 1_000
const SILENCE_MS = 1_500

const clients = new Set<SupabaseClient>()
afterEach(async () => {
  await Promise.all([...clients].map((client) => client.removeAllChannels()))
  clients.clear()
})

/** What a client hears of a workspace, and what became of its channel. */
function listen(client: SupabaseClient, workspaceId: string, config = { private: true }) {
  clients.add(client)
  const heard: { event: string; payload: Record<string, unknown> }[] = []
  const states: string[] = []
  const channel: RealtimeChannel = client
    .channel(`workspace:${workspaceId}`, { config })
    .on('broadcast', { event: '*' }, ({ event, payload }) => heard.push({ event, payload }))
    .subscribe((state, error) => states.push(error ? `${state}: ${error.message}` : state))
  const becomes = (state: string) => vi.waitFor(() => expect(states.join('\n')).toContain(state), patient)
  return { heard, states, channel, becomes }
}

const rename = (id: string) =>
  admin
    .from('workspaces')
    .update({ name: `Parity ${Date.now()}` })
    .eq('id', id)

/** Changes a workspace until somebody hears it: a hosted service may join a channel before it reads the log. */
async function changeUntilHeard(id: string, heard: unknown[]) {
  for (const end = Date.now() + ARRIVAL_MS; heard.length === 0 && Date.now() < end;) {
    await rename(id)
    await sleep(HEARD_MS)
  }
}

test('a member hears that their workspace has changed, and not what', async () => {
  const id = await createWorkspace(ada)
  const { heard, becomes } = listen(ada.client, id)
  await becomes('SUBSCRIBED')

  await changeUntilHeard(id, heard)

  expect(heard[0]).toEqual({ event: 'changed', payload: { id: expect.any(String), requestId: null } })
})

test('whoever is no member, or not signed in, is refused', async () => {
  const id = await createWorkspace(ada)
  const refusals = [listen(eve.client, id), listen(anonymous(), id)]

  await Promise.all(refusals.map(({ becomes }) => becomes('CHANNEL_ERROR')))

  const refused = expect.stringContaining('You do not have permissions to read from this Channel topic')
  expect(refusals.map(({ states }) => states[0])).toEqual([refused, refused])
})

test('a public channel of the same name hears nothing', async () => {
  const id = await createWorkspace(ada)
  const [member, outsider] = [listen(ada.client, id), listen(eve.client, id, { private: false })]
  await Promise.all([member, outsider].map(({ becomes }) => becomes('SUBSCRIBED')))

  await changeUntilHeard(id, member.heard)
  await sleep(SILENCE_MS)

  expect(outsider.heard).toEqual([])
})

test('who is no longer a member hears nothing once their token is a new one', async () => {
  const id = await createWorkspace(ada)
  await admin.from('memberships').insert({ workspace_id: id, user_id: eve.id, role: 'viewer' })
  const { states, becomes } = listen(eve.client, id)
  await becomes('SUBSCRIBED')
  await admin.from('memberships').delete().eq('workspace_id', id).eq('user_id', eve.id)

  await eve.client.auth.refreshSession()

  await expect.poll(() => states).toContain('CLOSED')
})

test('a connection needs an API key of the project', async () => {
  const address = `${backend.url.replace(/^http/, 'ws')}/realtime/v1/websocket?vsn=2.0.0&apikey=sb_publishable_none`

  const opened = await new Promise((resolve) => {
    const socket = new WebSocket(address)
    socket.addEventListener('open', () => resolve(true))
    socket.addEventListener('error', () => resolve(false))
  })

  expect(opened).toBe(false)
})
