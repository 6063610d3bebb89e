import { beforeAll, expect, test, vi } from 'vitest'
import { loadOperations } from '../../scripts/api-operations.ts'
import { exampleOperations } from '../example/operations'
import { proof as example } from '../example/proof'
import { proofs } from '../features/proofs'
import { owner } from '../support/owner'
import { tokenFor } from '../support/people'
import { faultsOf } from './plans/faults'
import { runOtherQueries, unusedIndexes } from './plans/index-use'
import { plansOf, type Stage } from './plans/plans-of'
import { requests, withoutQueries } from './plans/requests'
import { operationOf } from './plans/routes'
import { createPlannedScene } from './plans/scene'
import { seedManyTenants } from './plans/seed'

// Storage fails, so that an export soon reads the rows of its files a page at a time.
vi.mock('@/lib/storage/client', () => {
  const fail = () => Promise.resolve({ data: null, error: new Error('It is away.') })
  return { storageAs: () => ({ from: () => ({ createSignedUrl: fail, createSignedUploadUrl: fail }) }) }
})

let stage: Stage
beforeAll(async () => {
  await seedManyTenants(owner, proofs)
  const operations = [...(await loadOperations()), ...exampleOperations]
  stage = { scene: await createPlannedScene(owner, proofs), operations, tokenFor }
})

const all = [...(example.plans?.requests ?? []), ...requests]

test.each(all)('%s finds its rows by an index, and asks each policy once', async (request, body) => {
  const plans = await plansOf([request, body], stage)

  expect(plans).not.toEqual([])
  for (const plan of plans) {
    const { sql } = plan
    expect({ sql, ...faultsOf(request, plan) }).toEqual({ sql, large: [], wide: [], perRow: [] })
  }
})

test('every operation is among them', () => {
  const known = new Set(
    [...all.map(([request]) => request), ...withoutQueries].map((request) => operationOf(request).id),
  )

  const ids = stage.operations.map(({ contract }) => contract.id)
  expect(
    ids.filter((id) => !known.has(id)),
    'Write a request of each operation in tests/schema/plans/requests.ts, or in the proof of its feature in tests/features.',
  ).toEqual([])
})

test('every index has served a request, a job or a foreign key', async () => {
  await owner.query('create index planted_idx on public.notes (updated_at)')
  await runOtherQueries()

  expect(
    await unusedIndexes(),
    'Drop the index in supabase/schemas, or write its query in tests/schema/plans: requests.ts for a request, index-use.ts for others.',
  ).toEqual(['planted_idx'])
})
