import { setTimeout as sleep } from 'node:timers/promises'
import type { RealtimeChannel, SupabaseClient } from '@supabase/supabase-js'
import { afterEach, expect, test, vi } from 'vitest'
import { admin, anonymous, backend, createPerson } from '@plinth/local-supabase/parity/backend'
import { ARRIVAL_MS, patient } from '../../scripts/command/patience'
import { hasLiveKey, holding, liveTokenFor } from './live-token'
import { createWorkspace } from './workspaces'

const [ada, eve] = await Promise.all([createPerson(), createPerson()])

const HEARD_MS = 1_000
const SILENCE_MS = 1_500

const clients = new Set<SupabaseClient>()
afterEach(async () => {
  await Promise.all([...clients].map((client) => client.removeAllChannels()))
  clients.clear()
})

const topicOf = (workspaceId: string) => `workspace:${workspaceId}`
const listener = async (workspaceId: string) => holding(await liveTokenFor(topicOf(workspaceId)))

/** Listens to a workspace: the events that the client hears, and the states of its channel. */
function listen(client: SupabaseClient, workspaceId: string, config = { private: true }) {
  clients.add(client)
  const heard: { event: string; payload: Record<string, unknown> }[] = []
  const states: string[] = []
  const channel: RealtimeChannel = client
    .channel(topicOf(workspaceId), { config })
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

test.skipIf(!hasLiveKey)('a live token hears that its workspace has changed, and not what', async () => {
  const id = await createWorkspace(ada)
  const { heard, becomes } = listen((await listener(id)).client, id)
  await becomes('SUBSCRIBED')

  await changeUntilHeard(id, heard)

  expect(heard[0]).toEqual({ event: 'changed', payload: { id: expect.any(String), requestId: null } })
})

test.skipIf(!hasLiveKey)('a live token joins no other topic, and sends nothing to its own', async () => {
  const [id, other] = [await createWorkspace(ada), await createWorkspace(ada)]
  const { client } = await listener(id)
  const [own, elsewhere] = [listen(client, id), listen(client, other)]
  await Promise.all([own.becomes('SUBSCRIBED'), elsewhere.becomes('CHANNEL_ERROR')])

  const second = listen((await listener(id)).client, id)
  await second.becomes('SUBSCRIBED')
  await own.channel.send({ type: 'broadcast', event: 'changed', payload: { planted: true } })
  await sleep(SILENCE_MS)

  expect(elsewhere.states[0]).toContain('You do not have permissions to read from this Channel topic')
  expect(second.heard).toEqual([])
})

test('nobody joins by their own token or by the publishable key, not even a member', async () => {
  const id = await createWorkspace(ada)
  const refusals = [listen(ada.client, id), listen(eve.client, id), listen(anonymous(), id)]

  await Promise.all(refusals.map(({ becomes }) => becomes('CHANNEL_ERROR')))

  const refused = expect.stringContaining('You do not have permissions to read from this Channel topic')
  expect(refusals.map(({ states }) => states[0])).toEqual([refused, refused, refused])
})

test.skipIf(!hasLiveKey)('a public channel of the same name hears nothing', async () => {
  const id = await createWorkspace(ada)
  const { client } = await listener(id)
  const [member, outsider] = [listen(client, id), listen(eve.client, id, { private: false })]
  await Promise.all([member, outsider].map(({ becomes }) => becomes('SUBSCRIBED')))

  await changeUntilHeard(id, member.heard)
  await sleep(SILENCE_MS)

  expect(outsider.heard).toEqual([])
})

test.skipIf(!hasLiveKey)('a channel ends with a newer token that is for another topic', async () => {
  const id = await createWorkspace(ada)
  const { client, use } = await listener(id)
  const { states, becomes } = listen(client, id)
  await becomes('SUBSCRIBED')

  await use(await liveTokenFor(topicOf(eve.id)))

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
