import type { CompiledQuery } from 'kysely'
import { beforeAll, expect, test, vi } from 'vitest'
import { PipelinedConnection } from '@/lib/db/pipelined-connection'
import { owner } from '../support/owner'
import { send } from '../support/send'
import { askedPerRow, examinedOf, explain, type Explained } from './plans/explain'
import { runOtherQueries, unusedIndexes } from './plans/index-use'
import { askStorage, counted, requests, withoutQueries } from './plans/requests'
import { createPlannedScene, type PlannedScene } from './plans/scene'
import { routes, routeOf } from './plans/routes'
import { seedManyTenants } from './plans/seed'

// Storage fails, so that an export soon reads the rows of its files a page at a time.
vi.mock('@/lib/storage/read-object', () => ({ readObject: () => Promise.reject(new Error('It is away.')) }))

/** A table up to this many rows costs the same with and without an index. */
const SMALL_TABLE_ROWS = 1000

beforeAll(async () => {
  await seedManyTenants()
}, 120_000)

let scene: PlannedScene
beforeAll(async () => {
  scene = await createPlannedScene()
})

/** The statements that a request sends, each explained before it takes effect. */
async function plansOf(request: string, body: object | undefined): Promise<Explained[]> {
  const { handler, ...asked } = routeOf(request, scene.values)
  const as = callerOf(request)
  const plans: Explained[] = []
  // oxlint-disable-next-line typescript/unbound-method -- called with its own connection below
  const original = PipelinedConnection.prototype.executeQuery
  let turn: Promise<unknown> = Promise.resolve()
  const spy = vi.spyOn(PipelinedConnection.prototype, 'executeQuery')
  spy.mockImplementation(function (this: PipelinedConnection, compiled: CompiledQuery) {
    const run = (query: CompiledQuery) => original.call(this, query)
    const mine = turn.then(async () => {
      plans.push(await explain(run, compiled))
      return run(compiled) as never
    })
    turn = mine.catch(() => {})
    return mine
  })

  const answer = await send(handler, {
    as,
    ...asked,
    path: undefined,
    headers: { 'if-match': '*' },
    ...(body && { body: filledBody(body) }),
  })

  spy.mockRestore()
  const refused = askStorage.includes(request) ? undefined : (answer.error as unknown)
  expect(refused, `${answer.status}`).toBeUndefined()
  return plans
}

function callerOf(request: string) {
  if (request.includes('oken}')) return scene.invited
  return request === 'DELETE /me' ? scene.leaver : scene.owner
}

function filledBody(body: object) {
  return JSON.parse(
    JSON.stringify(body).replaceAll(/\{(\w+)\}/g, (_, name: string) => scene.values[name]!),
  ) as object
}

test.each(requests)('%s finds its rows by an index, and asks each policy once', async (request, body) => {
  const plans = await plansOf(request, body)

  expect(plans).not.toEqual([])
  for (const { sql, plan, returned, scanned } of plans) {
    const wide = [...examinedOf(plan)].filter(
      ([, rows]) => rows > 1.2 * returned + 50 + (counted[request] ?? 0),
    )
    const large = scanned.filter(({ rows }) => rows > SMALL_TABLE_ROWS)
    expect({ sql, large, wide, perRow: askedPerRow(plan) }).toEqual({ sql, large: [], wide: [], perRow: [] })
  }
})

test('every operation is among them', () => {
  const known = new Set([
    ...requests.map(([request]) => routeOf(request, scene.values).operation),
    ...withoutQueries,
  ])

  expect(routes.map(({ operation }) => operation).filter((operation) => !known.has(operation))).toEqual([])
})

test('every index has served a request, a job or a foreign key', async () => {
  await owner.query('create index planted_idx on public.tasks (updated_at)')
  await runOtherQueries()

  expect(await unusedIndexes()).toEqual(['planted_idx'])
})
