import { expect, test } from 'vitest'
import { createMember } from '../../support/people'
import { countRoundTrips } from '../../support/round-trips'
import { send } from '../../support/send'
import { startStorage } from '../../support/attachment-storage'

await startStorage()
const { cost } = await countRoundTrips()
const files = await import('../../support/attachments')

test('attachments are one round trip to read and two to write', async () => {
  const ada = await createMember()
  const as = { as: ada }
  const place = await files.createTaskOf(ada)
  const { params } = await files.attach(as, place)
  const begun = await files.begin(as, place)
  await files.put(begun.data.upload)
  const pending = { ...place, attachmentId: begun.data.id as string }

  const costs = await cost(
    () => send(files.attachments.GET, { ...as, params: place }),
    () => send(files.attachment.GET, { ...as, params }),
    () => files.begin(as, place),
    () => files.complete(as, pending),
    () => send(files.attachment.DELETE, { ...as, method: 'DELETE', params }),
  )

  expect(costs).toEqual([
    [200, 1],
    [200, 1],
    [201, 2],
    [200, 2],
    [204, 2],
  ])
})
