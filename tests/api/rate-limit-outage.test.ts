import { expect, test, vi } from 'vitest'
import { log } from '@/lib/observability/log'
import { quotas } from '@/lib/limits/quotas'
import { leave } from '../support/limits'
import { owner } from '../support/owner'
import { createUser } from '../support/people'
import { send } from '../support/send'
import { GET } from '@/app/api/v1/workspaces/route'

const left = ({ headers }: { headers: Headers }) => /"read";r=(\d+)/.exec(headers.get('ratelimit') ?? '')?.[1]

test('when only the counters fail, requests are answered and this process counts on from what it knew', async () => {
  const [warn, info] = [vi.spyOn(log, 'warn'), vi.spyOn(log, 'info')]
  const ada = await createUser()
  await send(GET, { as: ada })

  await owner.query('revoke execute on function private.count_request from service_role')
  const alone = [await send(GET, { as: ada }), await send(GET, { as: ada })]
  await owner.query('grant execute on function private.count_request to service_role')
  const together = await send(GET, { as: ada })

  expect(alone.map(({ status }) => status)).toEqual([200, 200])
  expect(alone.map(left)).toEqual(['598', '597'])
  expect(left(together)).toBe('598')
  expect(warn.mock.calls.map(([, message]) => message)).toEqual([
    'requests are counted by each process alone, since the shared counters do not answer',
  ])
  expect(info.mock.calls.map(([message]) => message)).toContain('requests are counted together again')
})

test('a process that counts alone refuses what is too much for it alone', async () => {
  const ada = await createUser()
  await leave(1, quotas.byCaller.read, `user ${ada.userId}`)
  await owner.query('update private.rate_limits set used = used - 1')
  await send(GET, { as: ada })

  await owner.query('revoke execute on function private.count_request from service_role')
  const [last, refused] = [await send(GET, { as: ada }), await send(GET, { as: ada })]
  await owner.query('grant execute on function private.count_request to service_role')

  expect([last.status, refused.status]).toEqual([200, 429])
})
