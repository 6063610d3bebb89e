import { setTimeout as sleep } from 'node:timers/promises'
import { createClient, type SupabaseClient } from '@supabase/supabase-js'
import { decodeJwt } from 'jose'
import { afterEach, expect, test, vi } from 'vitest'
import { createAccessTokens } from '../../src/api/access-tokens'
import { signingKey } from '../../src/api/signing-key'
import { dir } from './database'
import { createPerson } from './people'
import { clientOf, db, keys, startRepaired } from './repaired-api'
import { patient } from '../../parity/patience'

await db.query(`create policy "people hear of themselves" on realtime.messages for select to authenticated
  using ((select realtime.topic()) = 'person:' || (select auth.uid()))`)
const api = await startRepaired()
const tokens = await createAccessTokens((await signingKey(`${dir}/api`)).key)

/** The lives of a token in seconds: a machine on which one is too short for the test gets the next. */
const lives = [2, 20, 200]

const clients = new Set<SupabaseClient>()
afterEach(async () => {
  await Promise.all([...clients].map((client) => client.removeAllChannels()))
  clients.clear()
})

function listen(client: SupabaseClient, topic: string, config: object = { private: true }) {
  clients.add(client)
  const heard: unknown[] = []
  const states: string[] = []
  const channel = client.channel(topic, { config })
  channel
    .on('broadcast', { event: '*' }, ({ payload }) => heard.push(payload.text))
    .on('system', {}, ({ message }: { message: string }) => states.push(message))
  const join = () =>
    channel.subscribe((state, error) => states.push(error ? `${state}: ${error.message}` : state))
  const becomes = (state: string) => vi.waitFor(() => expect(states.join('\n')).toContain(state), patient)
  return { channel, heard, states, join, becomes }
}

const send = (topic: string, text: string) =>
  db.query('select realtime.send($1, $2, $3)', [{ text }, 'said', topic])

test('what is sent is heard once it is committed, in its order, and what is undone never', async () => {
  const { id, client } = await createPerson(api)
  const { heard, join, becomes } = listen(client, `person:${id}`)
  join()
  await becomes('SUBSCRIBED')

  await db.query(`begin; select realtime.send('{"text": "undone"}', 'said', 'person:${id}'); rollback`)
  for (const text of ['first', 'second', 'third']) await send(`person:${id}`, text)

  await vi.waitFor(() => expect(heard).toEqual(['first', 'second', 'third']), patient)
})

test('it is heard again after the database has gone away', async () => {
  const { id, client } = await createPerson(api)
  const { heard, join, becomes } = listen(client, `person:${id}`)
  join()
  await becomes('SUBSCRIBED')

  await db.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen "realtime_messages"' and datname = current_database()`,
  )

  await vi.waitFor(async () => {
    await send(`person:${id}`, 'back')
    expect(heard).toContain('back')
  }, patient)
})

/** Joins with a token of the given life. `joined` is false where the token ended first. */
async function joinFor(seconds: number) {
  const { id, session } = await createPerson(api)
  const expiry = Math.floor(Date.now() / 1000) + seconds
  let token = await tokens.sign({ ...decodeJwt(session.access_token), exp: expiry })
  const client = createClient(api.url, keys.publishable, { accessToken: async () => token })
  const listening = listen(client, `person:${id}`)
  await client.realtime.setAuth()

  listening.join()
  await vi.waitFor(() => expect(listening.states).not.toEqual([]), patient)
  const renew = async () => {
    token = session.access_token
    await client.realtime.setAuth()
  }
  const joined = listening.states[0] === 'SUBSCRIBED'
  return { ...listening, topic: `person:${id}`, expiry, renew, joined }
}

test('a channel ends with the access token that joined it', async () => {
  for (const seconds of lives) {
    const { states, joined } = await joinFor(seconds)
    if (!joined) continue

    await vi.waitFor(() => expect(states).toEqual(['SUBSCRIBED', 'Token has expired', 'CLOSED']), patient)
    return
  }
  expect.unreachable('No token lived long enough to join with.')
})

test('a newer token carries it on', async () => {
  for (const seconds of lives) {
    const { states, heard, topic, expiry, renew, joined } = await joinFor(seconds)
    if (!joined) continue

    await renew()
    while (Date.now() < (expiry + 1) * 1000) await sleep(100)
    await send(topic, 'still here')
    await vi.waitFor(() => expect([...heard, ...states]).not.toEqual(['SUBSCRIBED']), patient)
    if (states.includes('Token has expired')) continue

    expect(heard).toEqual(['still here'])
    expect(states).toEqual(['SUBSCRIBED'])
    return
  }
  expect.unreachable('No newer token came in time, or none carries the channel on.')
})

test.each([
  ['Presence', { private: true, presence: { enabled: true } }, 'no Presence'],
  ['no topic', { private: true }, 'You must provide a topic name'],
])('a channel with %s is refused with the reason', async (what, config, reason) => {
  const { id, client } = await createPerson(api)
  const { states, join } = listen(client, what === 'no topic' ? '' : `person:${id}`, config)

  join()

  await expect.poll(() => states.join('\n')).toContain(reason)
})

test('Postgres Changes are refused with the reason', async () => {
  const { id, client } = await createPerson(api)
  const { channel, states, join } = listen(client, `person:${id}`)
  channel.on('postgres_changes', { event: '*', schema: 'public' }, () => {})

  join()

  await expect.poll(() => states.join('\n')).toContain('no Postgres Changes')
})

test('a policy that fails lets nobody in', async () => {
  await db.query(`create policy "a mistake" on realtime.messages for select to authenticated
    using (1 / length(replace((select realtime.topic()), 'mistake', '')) > 0)`)
  const write = vi.spyOn(console, 'error').mockImplementation(() => {})
  const { client } = await createPerson(api)
  const { join, becomes } = listen(client, 'mistake')

  join()

  await becomes('You do not have permissions')
  expect(write).toHaveBeenCalledWith(expect.stringContaining('division by zero'))
  write.mockRestore()
  await db.query('drop policy "a mistake" on realtime.messages')
})

test.each(['1.0.0', '2.0.0'])('messages are written as version %s asks', async (vsn) => {
  const { id, session } = await createPerson(api)
  const socket = new WebSocket(
    `${api.url.replace('http', 'ws')}/realtime/v1/websocket?vsn=${vsn}&apikey=${keys.publishable}`,
  )
  const said: unknown[] = []
  socket.addEventListener('message', ({ data }) => said.push(JSON.parse(data)))
  await new Promise((resolve) => socket.addEventListener('open', resolve))
  const [topic, payload] = [
    `realtime:person:${id}`,
    { access_token: session.access_token, config: { private: true } },
  ]

  socket.send('not a message')
  socket.send(
    JSON.stringify(
      vsn === '1.0.0'
        ? { topic, event: 'phx_join', payload, ref: '1', join_ref: '1' }
        : ['1', '1', topic, 'phx_join', payload],
    ),
  )

  const reply = { status: 'ok', response: { postgres_changes: [] } }
  await vi.waitFor(
    () =>
      expect(said).toEqual([
        vsn === '1.0.0'
          ? { topic, event: 'phx_reply', payload: reply, ref: '1', join_ref: '1' }
          : ['1', '1', topic, 'phx_reply', reply],
      ]),
    patient,
  )
  socket.close()
})

test('whoever leaves hears nothing more, and the connection stays', async () => {
  const { id, client } = await createPerson(api)
  const [left, kept] = [listen(client, `person:${id}`), listen(client, 'lobby', { private: false })]
  left.join()
  kept.join()
  await Promise.all([left, kept].map(({ becomes }) => becomes('SUBSCRIBED')))

  await left.channel.unsubscribe()
  await send(`person:${id}`, 'to nobody')
  await db.query(`select realtime.send('{"text": "hello"}', 'said', 'lobby', false)`)

  await vi.waitFor(() => expect(kept.heard).toEqual(['hello']), patient)
  expect(left.heard).toEqual([])
})

test('the API closes while somebody is connected', async () => {
  const own = await startRepaired()
  const client = clientOf(own)
  const { join, becomes } = listen(client, 'lobby', { private: false })
  join()
  await becomes('SUBSCRIBED')

  await own.close()

  await vi.waitFor(() => expect(client.realtime.isConnected()).toBe(false), patient)
})

test('the API closes without a complaint while messages wait for their turn', async () => {
  const complained = vi.spyOn(console, 'error')
  const closing = await startRepaired()
  const { id, client } = await createPerson(closing)
  const { heard, join, becomes } = listen(client, `person:${id}`)
  join()
  await becomes('SUBSCRIBED')

  await db.query(
    `select realtime.send('{"text": "many"}', 'said', 'person:${id}') from generate_series(1, 2000)`,
  )
  await vi.waitFor(() => expect(heard).toContain('many'), patient)
  await closing.close()
  await sleep(0)

  expect(complained.mock.calls).toEqual([])
})
