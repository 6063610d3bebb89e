import { expect, test } from 'vitest'
import * as label from '@/app/api/v1/workspaces/[workspaceId]/labels/[labelId]/route'
import * as member from '@/app/api/v1/workspaces/[workspaceId]/members/[userId]/route'
import { createFellow, createMember, missingId } from '../support/people'
import { send } from '../support/send'
import { createLabel } from '../support/tasks'

async function createScene() {
  const ada = await createMember()
  const { workspaceId } = ada
  const labelId = await createLabel(ada)
  const { userId } = await createFellow(workspaceId, 'member')
  return {
    label: { as: ada, params: { workspaceId, labelId } },
    member: { as: ada, params: { workspaceId, userId } },
    missing: {
      label: { as: ada, params: { workspaceId, labelId: missingId() } },
      member: { as: ada, params: { workspaceId, userId: missingId() } },
    },
  }
}

test.each([
  ['label', label, { name: 'Later' }],
  ['member', member, { role: 'viewer' }],
] as const)('of two changes of one version of a %s, the second is refused', async (kind, resource, body) => {
  const scene = await createScene()
  const read = await send(resource.GET, scene[kind])
  const change = (sent: object, tag: string) =>
    send(resource.PATCH, { ...sent, method: 'PATCH', headers: { 'if-match': tag }, body })

  const first = await change(scene[kind], read.headers.get('etag')!)
  const second = await change(scene[kind], read.headers.get('etag')!)
  const missing = await change(scene.missing[kind], '"1"')
  const known = await send(resource.GET, {
    ...scene[kind],
    headers: { 'if-none-match': first.headers.get('etag')! },
  })

  expect([first.status, second.status, missing.status, known.status]).toEqual([200, 412, 404, 304])
  expect([read.data.version, first.data.version]).toEqual([1, 2])
  expect(first.data).toMatchObject(body)
})
