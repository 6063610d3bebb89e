import { expect, test } from 'vitest'
import * as overview from '@/app/api/v1/workspaces/[workspaceId]/overview/route'
import { dayIn } from '@/lib/text/time-zone'
import { owner } from '../support/owner'
import { createFellow, createMember, missingId } from '../support/people'
import { send } from '../support/send'
import { addTask as sendTask, createProject, type Member } from '../support/tasks'

const read = (as: Member, workspaceId = as.workspaceId) => send(overview.GET, { as, params: { workspaceId } })

const addTask = async (as: Member, projectId: string, planned: object): Promise<{ id: string }> =>
  (await sendTask(as, { projectId, title: 'Pick the apples', ...planned })).data

/** Sets a column of a task to a moment that only the database may choose. */
const set = (id: string, column: 'created_at' | 'completed_at', moment: string) =>
  owner.query(`update tasks set ${column} = ${moment} where id = $1`, [id])

const thisWeek = `date_trunc('week', now(), 'UTC')`

test('tasks count in the week, from Monday to Sunday in UTC, in which they were opened and completed', async () => {
  const ada = await createMember()
  const projectId = await createProject(ada)
  const [first, last, before, tooOld] = [
    await addTask(ada, projectId, {}),
    await addTask(ada, projectId, {}),
    await addTask(ada, projectId, {}),
    await addTask(ada, projectId, {}),
  ]
  await set(first.id, 'created_at', `${thisWeek} - interval '168 hours'`)
  await set(last.id, 'created_at', `${thisWeek} - interval '1 millisecond'`)
  await set(last.id, 'completed_at', 'now()')
  await set(before.id, 'created_at', `${thisWeek} - interval '168 hours 1 millisecond'`)
  await set(tooOld.id, 'created_at', `${thisWeek} - 12 * interval '168 hours'`)

  const { data } = await read(ada)

  const { rows } = await owner.query<{ monday: string }>(
    `select (${thisWeek} at time zone 'UTC')::date::text as monday`,
  )
  expect(data.weeks).toHaveLength(12)
  expect(data.weeks.at(-1)).toEqual({ startsOn: rows[0]!.monday, opened: 0, completed: 1 })
  expect(data.weeks.at(-2)).toMatchObject({ opened: 2, completed: 0 })
  expect(data.weeks.at(-3)).toMatchObject({ opened: 1, completed: 0 })
  const total = data.weeks.reduce((sum: number, { opened }: { opened: number }) => sum + opened, 0)
  expect(total).toBe(3)
})

test('who has the most open tasks comes first, and what is nobody’s counts too', async () => {
  const ada = await createMember()
  const grace = await createFellow(ada.workspaceId, 'member')
  const projectId = await createProject(ada)
  for (const assigneeId of [grace.userId, grace.userId, ada.userId, null, null, null])
    await addTask(ada, projectId, { assigneeId })
  const done = await addTask(ada, projectId, { assigneeId: ada.userId })
  await set(done.id, 'completed_at', 'now()')

  const { data } = await read(ada)

  expect(data.load).toEqual([
    { userId: null, displayName: null, openTasks: 3 },
    { userId: grace.userId, displayName: expect.any(String), openTasks: 2 },
    { userId: ada.userId, displayName: expect.any(String), openTasks: 1 },
  ])
  expect(data.loadIsPartial).toBe(false)
})

test('what is overdue is open and past its day, the longest first, all counted and five shown', async () => {
  const ada = await createMember()
  const projectId = await createProject(ada)
  const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10)
  for (const offset of [-1, -2, -3, -4, -5, -6, 0, 1])
    await addTask(ada, projectId, { title: `Due ${offset}`, dueOn: day(offset) })
  const done = await addTask(ada, projectId, { dueOn: day(-9) })
  await set(done.id, 'completed_at', 'now()')

  const { data } = await read(ada)

  expect(data.overdue.count).toBe(6)
  expect(data.overdue.tasks.map(({ title }: { title: string }) => title)).toEqual(
    [-6, -5, -4, -3, -2].map((offset) => `Due ${offset}`),
  )
})

/** More than a day lies between them at every moment. */
const [EAST, WEST] = ['Pacific/Kiritimati', 'Etc/GMT+12']

async function inZone(zone: string) {
  const member = await createMember()
  await owner.query('update workspaces set time_zone = $2 where id = $1', [member.workspaceId, zone])
  return { ...member, projectId: await createProject(member) }
}

test('the overview counts what is overdue by the day of its workspace', async () => {
  const [east, west] = [await inZone(EAST), await inZone(WEST)]
  for (const { projectId, ...as } of [east, west]) await addTask(as, projectId, { dueOn: dayIn(WEST) })
  const count = async (as: Member) => (await read(as)).data.overdue.count

  expect([await count(east), await count(west)]).toEqual([1, 0])
})

test.each([EAST, WEST, 'America/Santiago', 'Asia/Kolkata'])(
  'a week begins on Monday at midnight in %s',
  async (zone) => {
    const as = await inZone(zone)
    const { rows } = await owner.query<{ monday: string; starts: Date }>(
      `select local::date::text as monday, local at time zone $1 as starts
     from date_trunc('week', now() at time zone $1) as local`,
      [zone],
    )
    const [{ monday, starts }] = rows as [{ monday: string; starts: Date }]
    const created = async (milliseconds: number) => {
      const { id } = await addTask(as, as.projectId, {})
      const moment = new Date(starts.getTime() + milliseconds)
      await owner.query('update tasks set created_at = $2 where id = $1', [id, moment])
    }
    await created(0)
    await created(-1)

    const { data } = await read(as)

    expect(data.weeks.slice(-2)).toMatchObject([{ opened: 1 }, { startsOn: monday, opened: 1 }])
  },
)

test('no count goes further than a thousand', async () => {
  const ada = await createMember()
  const projectId = await createProject(ada)
  await owner.query(
    `insert into tasks (workspace_id, project_id, title, due_on)
     select $1, $2, 'Late', current_date - 1 from generate_series(1, 1100)`,
    [ada.workspaceId, projectId],
  )

  const { data } = await read(ada)

  expect(data.weeks.at(-1).opened).toBe(1_000)
  expect(data.overdue.count).toBe(1_000)
  expect(data.load[0].openTasks).toBe(1_100)
})

test('a foreign workspace answers exactly like a missing one', async () => {
  const [ada, eve] = await Promise.all([createMember(), createMember()])

  const [foreign, missing] = [await read(eve, ada.workspaceId), await read(eve, missingId())]

  expect(foreign.status).toBe(404)
  expect({ ...foreign.error, requestId: '' }).toEqual({ ...missing.error, requestId: '' })
})
