import { expect, test } from 'vitest'
import * as member from '@/app/api/v1/workspaces/[workspaceId]/members/[userId]/route'
import { createFellow, createMember, missingId } from '../support/people'
import { send } from '../support/send'

test('of two changes of one version of a member, the second is refused', async () => {
  const ada = await createMember()
  const { workspaceId } = ada
  const { userId } = await createFellow(workspaceId, 'member')
  const sent = { as: ada, params: { workspaceId, userId } }
  const change = (params: Record<string, string>, tag: string) =>
    send(member.PATCH, {
      as: ada,
      params,
      method: 'PATCH',
      headers: { 'if-match': tag },
      body: { role: 'viewer' },
    })

  const read = await send(member.GET, sent)
  const first = await change(sent.params, read.headers.get('etag')!)
  const second = await change(sent.params, read.headers.get('etag')!)
  const missing = await change({ workspaceId, userId: missingId() }, '"1"')
  const known = await send(member.GET, {
    ...sent,
    headers: { 'if-none-match': first.headers.get('etag')! },
  })

  expect([first.status, second.status, missing.status, known.status]).toEqual([200, 412, 404, 304])
  expect([read.data.version, first.data.version]).toEqual([1, 2])
  expect(first.data).toMatchObject({ role: 'viewer' })
})
