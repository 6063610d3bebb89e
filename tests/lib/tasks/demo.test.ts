import { expect, test } from 'vitest'
import { insertDemoData } from '../../../scripts/demo/data'
import { owner } from '../../support/owner'
import { createUser } from '../../support/people'

test('the demo has worked in every week that the overview shows, and its activity says who did what', async () => {
  const { userId } = await createUser()
  await owner.query(`update auth.users set email = 'ada@example.com' where id = $1`, [userId])
  const client = await owner.connect()
  await insertDemoData(client).finally(() => client.release())

  const { rows } = await owner.query(`select
    (select count(distinct date_trunc('week', created_at))::int from tasks where created_at > now() - interval '11 weeks') as weeks,
    (select array_agg(distinct actor_kind) from activity where resource_kind = 'task') as actors`)
  expect(rows).toEqual([{ weeks: expect.any(Number), actors: ['user'] }])
  expect(rows[0].weeks).toBeGreaterThanOrEqual(11)
})
