import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { purge } from '@/lib/db/purge'
import { quotas } from '@/lib/limits/quotas'
import { acting } from '../support/acting'
import { endWindow, leave, usedOf } from '../support/limits'

const roles = ['anon', 'authenticated', 'app_user', 'service_role'] as const

test.each(roles)('as %s nobody reads or changes a counter', async (role) => {
  const attempts = [
    'select from private.rate_limits',
    'update private.rate_limits set used = 0',
    'delete from private.rate_limits',
  ]

  for (const text of attempts) expect(await acting({ role }, text)).toEqual({ refused: '42501' })
})

test.each(['anon', 'authenticated', 'app_user'] as const)(
  'as %s nobody counts against somebody else',
  async (role) => {
    const count = `select * from private.count_request(array[repeat('a', 43)], array[60])`

    expect(await acting({ role }, count)).toEqual({ refused: '42501' })
  },
)

test('upkeep removes windows that are over, and no other', async () => {
  const [past, present] = [randomUUID(), randomUUID()]
  await leave(1, quotas.byCaller.read, past)
  await leave(1, quotas.byCaller.read, present)
  await endWindow(quotas.byCaller.read, past)

  await purge('upkeep', 'rate_limits')

  expect(await usedOf(quotas.byCaller.read, past)).toBe(0)
  expect(await usedOf(quotas.byCaller.read, present)).toBe(quotas.byCaller.read.limit - 1)
})
