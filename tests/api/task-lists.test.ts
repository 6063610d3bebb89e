import { beforeAll, describe, expect, test } from 'vitest'
import * as completion from '@/app/api/v1/workspaces/[workspaceId]/tasks/[taskId]/completion/route'
import { owner } from '../support/owner'
import { createFellow, createMember, missingId } from '../support/people'
import { pathsOf, send } from '../support/send'
import {
  addTask,
  addTasks,
  createLabel,
  createProject,
  listTasks,
  type Member,
  titlesOf,
} from '../support/tasks'

const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10)

describe('a list holds what its filters name', () => {
  let ada: Member
  let values: Record<string, string>
  beforeAll(async () => {
    ada = await createMember()
    const grace = await createFellow(ada.workspaceId, 'member')
    const [apollo, gemini] = [await createProject(ada, 'Apollo'), await createProject(ada, 'Gemini')]
    const labelId = await createLabel(ada)
    values = { gemini, grace: grace.userId, urgent: labelId }

    await addTask(ada, { projectId: apollo, title: 'Late', dueOn: day(-1), assigneeId: grace.userId })
    await addTask(ada, { projectId: apollo, title: 'Now', dueOn: day(0), labelIds: [labelId] })
    await addTask(ada, { projectId: gemini, title: 'Soon', dueOn: day(1), labelIds: [labelId] })
    await addTask(ada, { projectId: gemini, title: 'Some day', description: 'Mind the 100% rule' })
    const { data } = await addTask(ada, { projectId: apollo, title: 'Was late', dueOn: day(-2) })
    const params = { workspaceId: ada.workspaceId, taskId: data.id }
    await send(completion.PUT, { as: ada, method: 'PUT', params })
  })

  test.each<[Record<string, string>, string[]]>([
    [{}, ['Was late', 'Some day', 'Soon', 'Now', 'Late']],
    [{ state: 'open' }, ['Some day', 'Soon', 'Now', 'Late']],
    [{ state: 'done' }, ['Was late']],
    [{ projectId: 'gemini' }, ['Some day', 'Soon']],
    [{ assigneeId: 'grace' }, ['Late']],
    [{ labelId: 'urgent' }, ['Soon', 'Now']],
    [{ labelId: 'urgent', projectId: 'gemini' }, ['Soon']],
    [{ due: 'overdue' }, ['Late']],
    [{ due: 'overdue', state: 'done' }, []],
    [{ due: 'today' }, ['Now']],
    [{ due: 'upcoming' }, ['Soon']],
    [{ due: 'none' }, ['Some day']],
    [{ sort: 'due' }, ['Was late', 'Late', 'Now', 'Soon', 'Some day']],
    [{ sort: 'due', state: 'open' }, ['Late', 'Now', 'Soon', 'Some day']],
    [{ sort: 'position', projectId: 'gemini' }, ['Soon', 'Some day']],
    [{ q: 'LATE' }, ['Was late', 'Late']],
    [{ q: 'late', state: 'open' }, ['Late']],
    [{ q: '100%' }, ['Some day']],
    [{ q: 'Som%day' }, []],
    [{ q: 'Lat_' }, []],
  ])('%j', async (query, titles) => {
    const named = Object.entries(query).map(([name, value]) => [name, values[value] ?? value])

    const answer = await listTasks(ada, Object.fromEntries(named))

    expect(answer.status).toBe(200)
    expect(titlesOf(answer)).toEqual(titles)
  })

  test.each<[Record<string, string>, string]>([
    [{ state: 'closed' }, 'query.state'],
    [{ due: 'tomorrow' }, 'query.due'],
    [{ due: 'today', sort: 'newest' }, 'query.sort'],
    [{ sort: 'title' }, 'query.sort'],
    [{ sort: 'position' }, 'query.projectId'],
    [{ assigneeId: 'me' }, 'query.assigneeId'],
    [{ labelId: 'urgent!' }, 'query.labelId'],
    [{ q: 'ab' }, 'query.q'],
    [{ q: '\\\\\\' }, 'query.q'],
    [{ q: '@@@' }, 'query.q'],
    [{ q: '%%%' }, 'query.q'],
    [{ q: '___' }, 'query.q'],
    [{ q: 'a b c' }, 'query.q'],
    [{ q: '1-2-3-4' }, 'query.q'],
    [{ q: '東' }, 'query.q'],
    [{ q: '東 京' }, 'query.q'],
    [{ q: ' ' }, 'query.q'],
    [{ offset: '10' }, 'query.offset'],
  ])('%j is refused by its name', async (query, path) => {
    const refused = await listTasks(ada, query)

    expect([refused.status, pathsOf(refused)]).toEqual([422, [path]])
  })
})

const everyPage = async (as: Member, query: Record<string, string>) => {
  const titles: string[] = []
  let next: string | null = ''
  while (next !== null) {
    const answer = await listTasks(as, { ...query, limit: '2', ...(next && { cursor: next }) })
    titles.push(...titlesOf(answer))
    next = answer.meta.page.next
  }
  return titles
}

test.each(['newest', 'due', 'position'])('sorted by %s, the pages are the list', async (sort) => {
  const ada = await createMember()
  const projectId = await createProject(ada)
  const days = [day(3), null, day(1), null, day(3), day(2), null]
  for (const [index, dueOn] of days.entries())
    await addTask(ada, { projectId, title: `Task ${index}`, dueOn })

  const whole = await listTasks(ada, { sort, projectId })
  const paged = await everyPage(ada, { sort, projectId })

  expect(whole.data).toHaveLength(days.length)
  expect(paged).toEqual(titlesOf(whole))
})

test('a list by due date pages without skipping or doubling while tasks come and go', async () => {
  const ada = await createMember()
  const projectId = await createProject(ada)
  for (const offset of [1, 2, 3, 4]) {
    await addTask(ada, { projectId, title: `In ${offset}`, dueOn: day(offset) })
  }

  const first = await listTasks(ada, { sort: 'due', limit: '2' })
  await addTask(ada, { projectId, title: 'In 0', dueOn: day(0) })
  await owner.query('delete from tasks where id = $1', [first.data[1].id])
  const second = await listTasks(ada, { sort: 'due', limit: '2', cursor: first.meta.page.next })

  expect([titlesOf(first), titlesOf(second)]).toEqual([
    ['In 1', 'In 2'],
    ['In 3', 'In 4'],
  ])
  expect(second.meta.page.next).toBeNull()
})

test.each<[string, Record<string, string>]>([
  ['another sort', { sort: 'newest' }],
  ['another filter', { sort: 'due', state: 'open' }],
  ['another search', { sort: 'due', q: 'task' }],
])('a cursor of %s is refused', async (_, query) => {
  const ada = await createMember()
  await addTasks(ada, await createProject(ada), ['Task 1', 'Task 2'])
  const { meta } = await listTasks(ada, { sort: 'due', limit: '1' })

  const refused = await listTasks(ada, { ...query, cursor: meta.page.next })

  expect([refused.status, pathsOf(refused)]).toEqual([422, ['query.cursor']])
})

test.each(['no-day', '2027-02-31', '0000-01-01', '9223372036854775808', "1'--", ''])(
  'a cursor that somebody made up of “%s” is refused',
  async (key) => {
    const ada = await createMember()
    const projectId = await createProject(ada)
    await addTasks(ada, projectId, ['Task 1', 'Task 2'])

    const answers = await Promise.all(
      ['newest', 'due', 'position'].map(async (sort) => {
        const { meta } = await listTasks(ada, { sort, projectId, limit: '1' })
        const [mark] = Buffer.from(meta.page.next, 'base64url').toString().split(' ')
        const cursor = Buffer.from(`${mark} ${key}/${missingId()}`).toString('base64url')
        return listTasks(ada, { sort, projectId, cursor })
      }),
    )

    expect(answers.map(({ status }) => status)).toEqual([422, 422, 422])
  },
)

test.each([
  ['東京', '新しい東京の本'],
  ['서울', '서울에서'],
  ['カナ', 'カタカナ'],
  ['日本語', 'これは日本語です'],
])('two characters are a search where they are a word: %s', async (q, title) => {
  const ada = await createMember()
  const projectId = await createProject(ada)
  for (const one of [title, '京東', 'Tokyo']) await addTask(ada, { projectId, title: one })

  const found = await listTasks(ada, { q })

  expect([found.status, titlesOf(found)]).toEqual([200, [title]])
})

test('a search stays inside of its workspace', async () => {
  const [ada, eve] = await Promise.all([createMember(), createMember()])
  await addTasks(ada, await createProject(ada), ['Secret plan'])
  await addTasks(eve, await createProject(eve), ['Secret garden'])

  const answer = await listTasks(eve, { q: 'secret' })

  expect(titlesOf(answer)).toEqual(['Secret garden'])
})
