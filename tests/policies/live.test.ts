import { beforeAll, expect, test } from 'vitest'
import { acting } from '../support/acting'
import { owner } from '../support/owner'
import { createRoles, everyone } from '../support/roles'

let scene: Awaited<ReturnType<typeof createRoles>>
const messages: Record<string, string> = {}
beforeAll(async () => {
  scene = await createRoles()
  for (const topic of [ours(), theirs()]) {
    const { rows } = await owner.query<{ id: string }>(
      `insert into realtime.messages (topic, extension) values ($1, 'broadcast') returning id`,
      [topic],
    )
    messages[topic] = rows[0]!.id
  }
})

const ours = () => `workspace:${scene.ours.workspaceId}`
const theirs = () => `workspace:${scene.theirs.workspaceId}`
const liveToken = (topic: string) => ({ role: 'anon', claims: { live_topic: topic } }) as const

const send = `insert into realtime.messages (topic, extension, event, payload, private)
  values ($1, 'broadcast', 'changed', '{}', true)`

const joins = (as: Parameters<typeof acting>[0], topic: string) =>
  acting({ ...as, topic }, 'select id from realtime.messages where id = $1', [messages[topic]])

test('a live token joins its own topic and no other', async () => {
  expect(await joins(liveToken(ours()), ours())).toEqual({ rows: [{ id: messages[ours()] }] })
  expect(await joins(liveToken(ours()), theirs())).toEqual({ rows: [] })
})

test.each(everyone)('%s joins no topic by their own token, whatever it claims', async (person) => {
  const { userId } = scene.people[person]
  const claims = { live_topic: ours() }

  expect(await joins({ role: 'authenticated', userId }, ours())).toEqual({ rows: [] })
  expect(await joins({ role: 'authenticated', userId, claims }, ours())).toEqual({ rows: [] })
})

test('the publishable key alone joins no topic', async () => {
  expect(await joins({ role: 'anon' }, ours())).toEqual({ rows: [] })
})

test.each(everyone)('%s sends nothing to the topic of a workspace, their own or another', async (person) => {
  const as = { role: 'app_user', userId: scene.people[person].userId } as const

  for (const topic of [ours(), theirs()])
    expect(await acting(as, send, [topic])).toEqual({ refused: '42501' })
})

test('neither the publishable key nor a live token sends anything', async () => {
  for (const as of [{ role: 'anon' } as const, liveToken(ours())])
    expect(await acting(as, send, [ours()])).toEqual({ refused: '42501' })
})

test('a live token reads no table of ours and calls no function', async () => {
  const statements = [
    'select from workspaces',
    'select from memberships',
    `select private.live_topic('${scene.ours.workspaceId}')`,
  ]

  for (const text of statements) expect(await acting(liveToken(ours()), text)).toEqual({ refused: '42501' })
})
