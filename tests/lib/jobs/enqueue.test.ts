import { afterAll, expect, test } from 'vitest'
import { pool } from '@/lib/db/pool'
import { asService, asUser } from '@/lib/db/transaction'
import { enqueue } from '@/lib/jobs/enqueue'
import { jobNames } from '@/lib/jobs/registry'
import { acting } from '../../support/acting'
import { owner } from '../../support/owner'
import { createUser } from '../../support/people'

afterAll(() => pool.end())

const mail = { to: 'ada@example.com', subject: 'Hello', html: '<p>Hello</p>', text: 'Hello' }

async function stored(id: string | null) {
  const { rows } = await owner.query('select name, state, data from pgboss.job where id = $1', [id])
  return rows
}

test('a job waits once its transaction has committed, with what it was told and the request that wanted it', async () => {
  const id = await asService('the-request', (tx) => enqueue(tx, 'mail.send', mail))

  expect(await stored(id)).toEqual([
    { name: 'mail.send', state: 'created', data: { payload: mail, requestId: 'the-request' } },
  ])
})

test('a job of a transaction that is rolled back was never there', async () => {
  let id: string | null = null

  const failed = asService('test', async (tx) => {
    id = await enqueue(tx, 'mail.send', mail)
    throw new Error('stop')
  })

  await expect(failed).rejects.toThrow('stop')
  expect(id).toEqual(expect.any(String))
  expect(await stored(id)).toEqual([])
})

test('a job with the key of another is left out', async () => {
  const add = (onceKey: string) => asService('test', (tx) => enqueue(tx, 'mail.send', mail, { onceKey }))

  const [first, again, other] = [await add('one'), await add('one'), await add('other')]

  expect([first, again, other]).toEqual([expect.any(String), null, expect.any(String)])
})

test('a job can be told to wait', async () => {
  const runAfter = new Date(Date.now() + 3_600_000)

  const id = await asService('test', (tx) => enqueue(tx, 'mail.send', mail, { runAfter }))

  const { rows } = await owner.query('select start_after from pgboss.job where id = $1', [id])
  expect(rows).toEqual([{ start_after: runAfter }])
})

test('a payload that its job could not read is refused before it is stored', async () => {
  const refused = asService('test', (tx) => enqueue(tx, 'mail.send', { ...mail, to: 'nobody' }))

  await expect(refused).rejects.toMatchObject({ name: 'ZodError' })
})

test.each([
  ['a name that no job has', 'nothing', '{}', '42704'],
  ['the place of dead jobs', 'dead', '{}', '42704'],
  ['more than a job may be told', 'mail.send', JSON.stringify('x'.repeat(100_001)), '54000'],
])('%s is refused', async (_, name, payload, code) => {
  const outcome = await acting({ role: 'service_role' }, 'select private.enqueue($1, $2)', [name, payload])

  expect(outcome).toEqual({ refused: code })
})

test('the queues of the database are the jobs of the code', async () => {
  const { rows } = await owner.query<{ name: string }>(`select name from pgboss.queue where name <> 'dead'`)

  expect(rows.map(({ name }) => name).toSorted()).toEqual(jobNames.toSorted())
})

test('no transaction of a user adds a job of its own choice', async () => {
  const ada = await createUser()

  const asked = asUser(ada, 'signed-in', (tx) => enqueue(tx, 'mail.send', mail))

  await expect(asked).rejects.toMatchObject({ code: 'forbidden' })
})

test.each(['anon', 'authenticated', 'app_user'] as const)('%s may not call private.enqueue', async (role) => {
  const { userId } = await createUser()
  const job = ['mail.send', mail]

  const outcome = await acting({ role, userId }, 'select private.enqueue($1, $2)', job)

  expect(outcome).toEqual({ refused: '42501' })
})

test.each(['anon', 'authenticated', 'app_user'] as const)(
  '%s reaches no table and no function of the queue',
  async (role) => {
    const { rows } = await owner.query(
      `select oid::regclass::text as name from pg_class where relnamespace = 'pgboss'::regnamespace
       and relkind in ('r', 'p') and has_table_privilege($1, oid, 'select, insert, update, delete, truncate')
     union all
     select oid::regprocedure::text from pg_proc where pronamespace = 'pgboss'::regnamespace
       and has_function_privilege($1, oid, 'execute')
     union all
     select 'the schema' where has_schema_privilege($1, 'pgboss', 'usage')`,
      [role],
    )

    expect(rows).toEqual([])
  },
)
