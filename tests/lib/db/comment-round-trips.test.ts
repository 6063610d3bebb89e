import { expect, test } from 'vitest'
import { createMember } from '../../support/people'
import { countRoundTrips } from '../../support/round-trips'
import { send } from '../../support/send'

const { cost } = await countRoundTrips()
const { createTaskOf } = await import('../../support/tasks')
const comments = await import('@/app/api/v1/workspaces/[workspaceId]/tasks/[taskId]/comments/route')
const comment =
  await import('@/app/api/v1/workspaces/[workspaceId]/tasks/[taskId]/comments/[commentId]/route')

test('comments are one round trip to read and two to write', async () => {
  const ada = await createMember()
  const params = await createTaskOf(ada)
  const { data } = await send(comments.POST, { as: ada, params, body: { body: 'First' } })
  const one = { as: ada, params: { ...params, commentId: data.id as string } }

  const costs = await cost(
    () => send(comments.GET, { as: ada, params }),
    () => send(comment.GET, one),
    () => send(comments.POST, { as: ada, params, body: { body: 'Second' } }),
    () => send(comment.PATCH, { ...one, method: 'PATCH', body: { body: 'x' }, headers: { 'if-match': '*' } }),
    () => send(comment.DELETE, { ...one, method: 'DELETE' }),
  )

  expect(costs).toEqual([
    [200, 1],
    [200, 1],
    [201, 2],
    [200, 2],
    [204, 2],
  ])
})
