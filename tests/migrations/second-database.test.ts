import { bootstrap } from '@plinth/local-supabase/database'
import { expect, onTestFinished, test } from 'vitest'
import { withClient } from '@/scripts/database/client'
import { inventoryOf } from '@/scripts/schema/inventory'
import { migrate } from '@/scripts/stack/migrate'
import { startThrowAway } from '@/scripts/stack/throw-away'

/** Takes the server away once the test has ended. */
const closing = {
  add(step: () => Promise<unknown>) {
    onTestFinished(async () => void (await step()))
    return undefined
  },
}

test('a second database of a server takes the migrations too, and becomes the same', async () => {
  const first = await startThrowAway(closing)
  const [second, admin] = [new URL(first), new URL(first)]
  admin.username = 'supabase_admin'
  await withClient(admin.href, (client) => client.query('create database second'))
  second.pathname = '/second'
  admin.pathname = '/second'
  await bootstrap(admin.href)

  await migrate(second.href)

  expect(await withClient(second.href, inventoryOf)).toEqual(await withClient(first, inventoryOf))
})
