import { afterAll, beforeAll, expect, test } from 'vitest'
import { startFlightCounter } from '../../support/flights'
import { createMember } from '../../support/people'
import { send } from '../../support/send'
import { startStorage } from '../../support/attachment-storage'

await startStorage()
const direct = new URL(process.env.DATABASE_URL!)
const proxy = await startFlightCounter({ host: direct.hostname, port: Number(direct.port) })
direct.port = String(proxy.port)
process.env.DATABASE_URL = direct.href

const { pool } = await import('@/lib/db/pool')
const files = await import('../../support/attachments')

beforeAll(() => pool.query('select').then(undefined, () => {})) // opens the connection that the tests count on
afterAll(async () => {
  await pool.end()
  await proxy.close()
})

type Work = () => ReturnType<typeof send>

/** The status and the flights of each, one after the other. */
async function cost(...works: Work[]) {
  const costs: [number, number][] = []
  for (const work of works) {
    const { result, flights } = await proxy.during(work)
    costs.push([result.status, flights])
  }
  return costs
}

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
