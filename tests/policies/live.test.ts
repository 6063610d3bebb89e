import { beforeAll, expect, test } from 'vitest'
import { acting } from '../support/acting'
import { createRoles, everyone } from '../support/roles'

let scene: Awaited<ReturnType<typeof createRoles>>
beforeAll(async () => {
  scene = await createRoles()
})

const send = `insert into realtime.messages (topic, extension, event, payload, private)
  values ($1, 'broadcast', 'changed', '{}', true)`

test.each(everyone)('%s sends nothing to the topic of a workspace, their own or another', async (person) => {
  const as = { role: 'app_user', userId: scene.people[person].userId } as const

  for (const { workspaceId } of [scene.ours, scene.theirs]) {
    expect(await acting(as, send, [`workspace:${workspaceId}`])).toEqual({ refused: '42501' })
  }
})

test('who is not signed in sends nothing', async () => {
  expect(await acting({ role: 'anon' }, send, [`workspace:${scene.ours.workspaceId}`])).toEqual({
    refused: '42501',
  })
})
