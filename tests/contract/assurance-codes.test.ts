import { beforeAll, describe, expect, test } from 'vitest'
import type { ApiResponse } from '@/lib/http/openapi/specification'
import { resolved } from '@/lib/http/openapi/written'
import { addFactor, aWhileAgo, withFactor } from '../support/assurance'
import { owner } from '../support/owner'
import { send } from '../support/send'
import { type Documented, documentedOperations } from './operations'
import { createWorld, likelyRequest, type World } from './world'

const operations = await documentedOperations()
const closedOnes = operations.filter(({ described }) => described.security.length > 0)
// The session that asks would end with the sessions.
const inOrder = closedOnes.toSorted(
  (one, other) => Number(one.id === 'endSessions') - Number(other.id === 'endSessions'),
)

let factorless: World, unproved: World
beforeAll(async () => {
  factorless = await createWorld(operations)
  unproved = await createWorld(operations)
  await addFactor(factorless.owner)
  const { workspaceId } = factorless.owner
  await owner.query('update workspaces set requires_factor = true where id = $1', [workspaceId])
})

describe.each(inOrder.map((operation) => [operation.id, operation] as const))('%s', (_, operation) => {
  test('lists factor_required exactly where a session without the factor of its person gets it', async () => {
    const request = likelyRequest(operation, factorless)

    const { error } = await send(operation.handler, { ...request, as: factorless.owner })

    const isDemanded = error?.code === 'factor_required'
    expect({ isListed: codesOf(operation).includes('factor_required'), error }).toEqual({
      isListed: isDemanded,
      error,
    })
  })

  test('lists proof_required where a session with an old proof gets it', async () => {
    const request = likelyRequest(operation, unproved)

    const { error } = await send(operation.handler, { ...request, as: aWhileAgo(withFactor(unproved.owner)) })

    const codes = codesOf(operation)
    expect(error ? codes : [undefined]).toContain(error?.code)
  })
})

function codesOf({ described }: Documented) {
  return Object.values(described.responses).flatMap(
    (response) => resolved<ApiResponse>(response)['x-error-codes'] ?? [],
  )
}
