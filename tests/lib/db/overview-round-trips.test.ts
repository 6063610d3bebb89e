import { expect, test } from 'vitest'
import { createMember } from '../../support/people'
import { countRoundTrips } from '../../support/round-trips'
import { send } from '../../support/send'

const proxy = await countRoundTrips()
const overview = await import('@/app/api/v1/workspaces/[workspaceId]/overview/route')

test('an overview costs one round trip, whatever it counts', async () => {
  const ada = await createMember()
  const params = { workspaceId: ada.workspaceId }

  const { result, flights } = await proxy.during(() => send(overview.GET, { as: ada, params }))

  expect(result.status).toBe(200)
  expect(flights).toBe(1)
})
