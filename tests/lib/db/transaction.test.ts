import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { connect, pool } from '@/lib/db/pool'
import { AppError } from '@/lib/errors'
import { asReader, asService, asUser, may } from '@/lib/db/transaction'
import { owner } from '../../support/owner'
import { createMember, createUser, missingId } from '../../support/people'

afterAll(() => pool.end())

const whoAmI = sql<{ role: string; user_id: string | null; request_id: string }>`
  select current_user as role, auth.uid() as user_id, current_setting('app.request_id') as request_id`

test('a statement runs as the caller, who is known to the database with the request id', async () => {
  const ada = await createUser()

  const { rows } = await asReader(ada, 'signed-in', (tx) => whoAmI.execute(tx))

  expect(rows).toEqual([{ role: 'app_user', user_id: ada.userId, request_id: ada.requestId }])
})

test('many callers on few connections never act as one another', async () => {
  const people = await Promise.all(Array.from({ length: 20 }, () => createUser()))
  const requests = Array.from({ length: 200 }, (_, index) => people[index % people.length]!)

  const seen = await Promise.all(
    requests.map((person, index) =>
      untilServed(() =>
        (index % 3 === 0 ? asUser : asReader)(person, 'signed-in', (tx) => whoAmI.execute(tx)),
      ),
    ),
  )

  expect(seen.map(({ rows }) => rows[0]?.user_id)).toEqual(requests.map(({ userId }) => userId))
})

/** A busy machine refuses who has waited for four seconds, who then asks again. */
async function untilServed<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof AppError && error.code === 'unavailable') return untilServed(ask)
    throw error
  }
}

test('a connection goes back without an identity, after success and after failure', async () => {
  const ada = await createUser()
  await asUser(ada, 'signed-in', (tx) => whoAmI.execute(tx))
  await asUser(ada, 'signed-in', (tx) => sql`select 1 / 0`.execute(tx)).catch(() => {})

  const left = await pool.query(
    `select current_user as role, coalesce(current_setting('request.jwt.claims', true), '') as claims`,
  )

  expect(left.rows).toEqual([{ role: 'app_server', claims: '' }])
  // A refused statement is reported before its transaction has been rolled back.
  const inTransaction = () =>
    owner.query(
      `select from pg_stat_activity
       where datname = current_database() and usename = 'app_server' and state like 'idle in%'`,
    )
  await expect.poll(async () => (await inTransaction()).rows).toEqual([])
})

const { rows: tables } = await owner.query<{ name: string }>(
  `select oid::regclass::text as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`,
)

test.each(tables)('a statement on $name outside of a transaction helper is refused', async ({ name }) => {
  await expect(pool.query(`select * from public.${name}`)).rejects.toMatchObject({ code: '42501' })
})

test('a reader cannot write', async () => {
  const ada = await createMember()

  const write = asReader(ada, 'signed-in', (tx) =>
    tx.updateTable('workspaces').set({ name: 'Taken' }).where('id', '=', ada.workspaceId).execute(),
  )

  await expect(write).rejects.toMatchObject({ code: '25006' })
})

test('a failure leaves nothing of the transaction behind', async () => {
  const ada = await createMember()

  const failed = asUser(ada, 'signed-in', async (tx) => {
    await tx.updateTable('workspaces').set({ name: 'Half' }).where('id', '=', ada.workspaceId).execute()
    throw new Error('stop')
  })

  await expect(failed).rejects.toThrow('stop')
  const { rows } = await owner.query('select name from workspaces where id = $1', [ada.workspaceId])
  expect(rows).toEqual([{ name: 'Test' }])
})

test('a transaction whose failed statement was swallowed does not pass for committed', async () => {
  const ada = await createMember()

  const swallowed = asUser(ada, 'signed-in', async (tx) => {
    await tx.updateTable('workspaces').set({ name: 'Lost' }).where('id', '=', ada.workspaceId).execute()
    await sql`select 1 / 0`.execute(tx).catch(() => {})
  })

  await expect(swallowed).rejects.toThrow('rolled back')
})

test('of statements that are sent together, each is told the reason of the first that failed', async () => {
  const ada = await createMember()
  const failing = asUser(ada, 'signed-in', async (tx) => {
    const [first, second] = [sql`select 1 / 0`.execute(tx), sql`select 1`.execute(tx)]
    await first.catch(() => {})
    await second
  })

  await expect(failing).rejects.toMatchObject({ code: '22012' })
})

test('a caller without the permission is stopped before the first statement, even when none follows', async () => {
  const viewer = await createMember('viewer')
  const stranger = await createUser()
  const idle = async () => 'ran'

  await expect(asUser(viewer, may('notes.create', viewer.workspaceId), idle)).rejects.toMatchObject({
    code: 'forbidden',
  })
  await expect(asUser(stranger, may('notes.read', viewer.workspaceId), idle)).rejects.toMatchObject({
    code: 'not_found',
  })
  await expect(asUser(stranger, may('notes.read', missingId()), idle)).rejects.toMatchObject({
    code: 'not_found',
  })
})

test('the service role reads across workspaces, and only inside of its helper', async () => {
  const [ada, eve] = await Promise.all([createMember(), createMember()])

  const rows = await asService('upkeep', (tx) =>
    tx.selectFrom('workspaces').select('id').where('id', 'in', [ada.workspaceId, eve.workspaceId]).execute(),
  )

  expect(rows).toHaveLength(2)
})

test('a request that finds every connection taken is told to come back', async () => {
  const ada = await createUser()
  const held = await Promise.all(Array.from({ length: pool.options.max }, () => connect()))

  const refused = asReader(ada, 'signed-in', (tx) => whoAmI.execute(tx))

  await expect(refused).rejects.toMatchObject({ code: 'unavailable', retryAfterSeconds: 2 })
  held.forEach((client) => client.release())
  await expect(asReader(ada, 'signed-in', (tx) => whoAmI.execute(tx))).resolves.toBeDefined()
})

test('a request that would wait behind too many others is refused at once', async () => {
  const ada = await createUser()
  const held = await Promise.all(Array.from({ length: pool.options.max }, () => connect()))
  const crowd = Array.from({ length: pool.options.max * 20 }, () => connect())

  const refused = asReader(ada, 'signed-in', (tx) => whoAmI.execute(tx))

  await expect(refused).rejects.toMatchObject({ code: 'unavailable', retryAfterSeconds: 1 })
  held.forEach((client) => client.release())
  for (const waiting of crowd) (await waiting).release()
})

test('a connection that the server ends becomes unavailable, and the next request has a new one', async () => {
  const ada = await createUser()

  const cut = asReader(ada, 'signed-in', async (tx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
    await owner.query('select pg_terminate_backend($1)', [rows[0]!.pid])
    await whoAmI.execute(tx)
  })

  await expect(cut).rejects.toMatchObject({ code: 'unavailable' })
  await expect(asReader(ada, 'signed-in', (tx) => whoAmI.execute(tx))).resolves.toBeDefined()
})

test('timestamps keep their microseconds, in ISO 8601 and UTC', async () => {
  const ada = await createUser()

  const { rows } = await asReader(ada, 'signed-in', (tx) =>
    sql<{ at: string }>`select timestamptz '2026-03-01 12:00:00.123456+02' as at`.execute(tx),
  )

  expect(rows).toEqual([{ at: '2026-03-01T10:00:00.123456Z' }])
})

test('the server enforces its own time limits', async () => {
  const { rows } = await owner.query(`select unnest(setconfig) as setting from pg_db_role_setting
    join pg_roles on pg_roles.oid = setrole where rolname = 'app_server' order by 1`)

  expect(rows.map(({ setting }) => setting)).toEqual([
    'TimeZone=UTC',
    'idle_in_transaction_session_timeout=10s',
    'lock_timeout=2s',
    'random_page_cost=1.1',
    'statement_timeout=5s',
    'transaction_timeout=10s',
  ])
})
