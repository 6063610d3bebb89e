import { beforeAll, describe, expect, test } from 'vitest'
import type { UserCaller } from '@/lib/auth/caller'
import { keyScopes, type Permission, permissions, type Role, roles } from '@/lib/auth/permissions'
import { proofs } from '../features/proofs'
import { createApiKey } from '../support/api-keys'
import { createFellow, missingId } from '../support/people'
import { send } from '../support/send'
import { type Documented, documentedOperations } from './operations'
import { createWorld, likelyRequest, type World } from './world'

const operations = await documentedOperations()
const closedOnes = operations.filter(({ described }) => described.security.length > 0)
const guarded = operations.filter(({ described }) => described['x-permission'] !== undefined)
const refusedByData = Object.assign({}, ...proofs.map((proof) => proof.refusedByData)) as Record<
  string,
  number
>
const tenants = operations.filter(({ path }) => path.includes('{workspaceId}'))

/** A refused caller changes nothing, so all may ask for the same rows. */
let own: World, foreign: World
beforeAll(async () => {
  own = await createWorld(operations)
  foreign = await createWorld(operations)
})

describe.each(named(closedOnes))('%s', (_, operation) => {
  test('answers 401 to nobody, with the challenge that names no error', async () => {
    const { status, headers, error } = await send(operation.handler, likelyRequest(operation, own))

    expect({ status, code: error?.code, challenge: headers.get('www-authenticate') }).toEqual({
      status: 401,
      code: 'unauthenticated',
      challenge: 'Bearer realm="api"',
    })
  })

  test('answers 401 to a refused credential, with the challenge that says so', async () => {
    const request = likelyRequest(operation, own)
    const answers = await Promise.all(
      ['plinth_mistyped', 'a.forged.token'].map((key) => send(operation.handler, { ...request, key })),
    )

    const invalid = { status: 401, challenge: 'Bearer realm="api", error="invalid_token"' }
    expect(
      answers.map(({ status, headers }) => ({ status, challenge: headers.get('www-authenticate') })),
    ).toEqual([invalid, invalid])
  })
})

describe.each(named(guarded))('%s', (_, operation) => {
  const permission = operation.described['x-permission'] as Permission

  test('is refused to every role without its permission, and not for want of it to its owner', async () => {
    const world = await createWorld(operations)
    const request = likelyRequest(operation, world)
    const without = roles.filter((role) => !(permissions[permission] as readonly Role[]).includes(role))
    const people = await Promise.all(without.map((role) => createFellow(world.owner.workspaceId, role)))

    const refused = await Promise.all(people.map((as) => send(operation.handler, { ...request, as })))
    const served = await send(operation.handler, { ...request, as: world.owner })

    expect(refused.map(({ status }) => status)).toEqual(without.map(() => 403))
    const wrong = [401, 403, 404].filter((status) => status !== refusedByData[operation.id])
    expect(wrong).not.toContain(served.status)
  })

  test('is refused to an API key without its scope', async () => {
    const scopes = keyScopes.filter((scope) => scope !== permission)
    const { secret } = await createApiKey(own.owner, scopes)

    const { status } = await send(operation.handler, { ...likelyRequest(operation, own), key: secret })

    expect(status).toBe(403)
  })
})

test.each(named(closedOnes))('%s names API keys exactly where they are not refused', async (_, operation) => {
  const { status } = await send(operation.handler, { ...likelyRequest(operation, own), key: own.key.secret })

  const namesKeys = operation.described.security.some((one) => 'apiKey' in one)
  expect({ namesKeys, status }).toEqual({ namesKeys: status !== 403, status })
})

describe.each(named(tenants))('%s', (_, operation) => {
  test('answers for a foreign workspace exactly as for a missing one', async () => {
    const answers = await Promise.all([
      asked(operation, foreign, own.owner),
      asked(operation, nowhere(foreign), own.owner),
      asked(operation, foreign, { key: own.key.secret }),
      asked(operation, nowhere(foreign), { key: own.key.secret }),
    ])

    const [byUser, byUserMissing, byKey, byKeyMissing] = answers
    expect(byUser).toEqual(byUserMissing)
    expect(byKey).toEqual(byKeyMissing)
    expect(byUser.status).toBe(404)
    // Some operations are for people alone, wherever.
    expect([403, 404]).toContain(byKey.status)
  })
})

test('no operation escapes: each needs a caller, or says that it does not', () => {
  const open = operations.filter(({ described }) => described.security.length === 0).map(({ id }) => id)

  const surprising = open.filter((id) => id !== 'getApiDocument')
  expect(
    surprising.map((id) => `${id} needs no caller: give its route() a permission, or name it here`),
  ).toEqual([])
  expect(open).toContain('getApiDocument')
  expect(guarded.length).toBeGreaterThan(20)
})

function named(some: Documented[]) {
  return some.map((operation) => [operation.id, operation] as const)
}

/** The answer's every byte, under a request id that does not tell the two apart. */
async function asked(operation: Documented, world: World, who: UserCaller | { key: string }) {
  const request = likelyRequest(operation, world)
  const headers = { ...request.headers, 'x-request-id': 'the-same-request-id' }
  const {
    status,
    text,
    headers: sent,
  } = await send(operation.handler, {
    ...request,
    headers,
    ...('key' in who && typeof who.key === 'string' ? { key: who.key } : { as: who as UserCaller }),
  })
  sent.delete('ratelimit') // counts whatever is asked
  return { status, text, headers: Object.fromEntries(sent) }
}

/** The same world, where nothing is. */
function nowhere(world: World): World {
  const known = new Map([...world.known].map(([name]) => [name, [missingId()]]))
  return { ...world, known }
}
