import { beforeAll, expect, test } from 'vitest'
import { loadOperations } from '../../scripts/api-operations.ts'
import { type Handler, pathsOf, send } from '../support/send'
import { type Documented, documentedOperations } from './operations'
import { createWorld, likelyRequest, type World } from './world'

const operations = await documentedOperations()
const reads = operations.filter(({ method }) => method === 'GET')
const without = operations.filter(
  ({ parameters }) => !parameters.some(({ name }) => name === 'Idempotency-Key'),
)

let world: World
beforeAll(async () => {
  world = await createWorld(operations)
})

test.each(named(operations))(
  '%s refuses a query parameter that it does not know, by its name',
  async (_, operation) => {
    const answer = await send(operation.handler, { ...owned(operation), query: { colour: 'red' } })

    expect([answer.status, pathsOf(answer)]).toEqual([422, ['query.colour']])
  },
)

test.each(named(without))('%s refuses an Idempotency-Key, for which it has no use', async (_, operation) => {
  const { headers, ...request } = owned(operation)

  const answer = await send(operation.handler, {
    ...request,
    headers: { ...headers, 'idempotency-key': 'once' },
  })

  expect([answer.status, pathsOf(answer)]).toEqual([422, ['headers.idempotency-key']])
})

test('the operations that take an Idempotency-Key are those that create', () => {
  const taking = operations.filter((operation) => !without.includes(operation))

  expect(taking.length).toBeGreaterThan(1)
  expect(taking.filter(({ method, described }) => method !== 'POST' || !described.responses[201])).toEqual([])
})

test.each(named(reads))('%s answers HEAD like GET, without the body', async (_, operation) => {
  const head = await headOf(operation)
  const headers = { 'x-request-id': 'the-same-request-id' }

  const full = await send(operation.handler, { ...owned(operation), headers })
  const bare = await send(head, { ...owned(operation), method: 'HEAD', headers })

  expect([bare.status, bare.text]).toEqual([full.status, ''])
  expect(lasting(bare.headers)).toEqual(lasting(full.headers))
})

test.each(named(reads.filter(({ described }) => described.responses[304])))(
  '%s has the same validator and rules for caches when nothing has changed',
  async (_, operation) => {
    const full = await send(operation.handler, owned(operation))
    const known = await send(operation.handler, {
      ...owned(operation),
      headers: { 'if-none-match': full.headers.get('etag')! },
    })

    const kept = ({ headers }: typeof full) =>
      ['etag', 'vary', 'cache-control'].map((name) => headers.get(name))
    expect([full.status, known.status, known.text]).toEqual([200, 304, ''])
    expect(kept(known)).toEqual(kept(full))
    expect(kept(known)).not.toContain(null)
  },
)

function named(some: Documented[]) {
  return some.map((operation) => [operation.id, operation] as const)
}

function owned(operation: Documented) {
  const isOpen = operation.described.security.length === 0
  return { ...likelyRequest(operation, world), ...(!isOpen && { as: world.owner }) }
}

async function headOf({ id }: Documented): Promise<Handler> {
  const served = await loadOperations()
  const { file } = served.find(({ contract }) => contract.id === id)!
  const { HEAD } = (await import(/* @vite-ignore */ `@/${file.replace(/\.ts$/, '')}`)) as { HEAD: Handler }
  return HEAD
}

/** Headers that do not count requests. */
function lasting(headers: Headers) {
  return Object.fromEntries([...headers].filter(([name]) => name !== 'ratelimit'))
}
