import { randomUUID } from 'node:crypto'
import type { UserCaller } from '@/lib/auth/caller'
import type { Schema } from '@/lib/http/openapi/specification'
import { resolvedSchema } from '@/lib/http/openapi/written'
import { createApiKey } from '../support/api-keys'
import type { Member } from '../support/notes'
import { createFellow, createMember, missingId } from '../support/people'
import { send } from '../support/send'
import type { Finding } from './finding'
import { bodyOf, type Documented } from './operations'
import { deliveries } from './webhook-deliveries'

/** A workspace with one of everything that the API can create, who is in it, and the ids of all that. */
export type World = {
  owner: Member
  viewer: UserCaller
  stranger: UserCaller & { workspaceId: string }
  key: { secret: string }
  known: Map<string, string[]>
}

/** Ids that no answer of a creation brings. */
const foundElsewhere: readonly Finding[] = [deliveries]

export async function createWorld(operations: Documented[]): Promise<World> {
  const owner = await createMember('owner')
  const { workspaceId } = owner
  const [viewer, stranger] = [await createFellow(workspaceId, 'viewer'), await createMember('owner')]
  const key = await createApiKey(owner)
  const known = new Map([
    ['workspaceId', [workspaceId]],
    ['userId', [viewer.userId]],
    ['apiKeyId', [key.id]],
  ])
  const world = { owner, viewer, stranger, key, known }
  await fill(world, operations)
  for (const { name, find } of foundElsewhere) known.set(name, await find(workspaceId))
  return world
}

// A created row may be needed for the next, so a refused request is sent again.
async function fill(world: World, operations: Documented[]) {
  let waiting = operations.filter(({ described, path }) => described.responses[201] && path !== '/workspaces')
  const failed = new Map<string, string>()
  for (let before = waiting.length + 1; waiting.length > 0 && waiting.length < before;) {
    before = waiting.length
    const refused: Documented[] = []
    for (const operation of waiting) {
      const { status, data, text } = await send(operation.handler, {
        as: world.owner,
        ...likelyRequest(operation, world),
      })
      if (status === 201) learn(world, operations, operation.path, data)
      else refused.push(operation)
      if (status >= 429) failed.set(operation.id, text)
    }
    waiting = refused
  }
  const lacking = waiting.filter(({ id }) => failed.has(id)).map(({ id }) => `${id}: ${failed.get(id)}`)
  if (lacking.length > 0) throw new Error(`The world lacks what these make. ${lacking.join(' ')}`)
}

/** A request that should succeed: the examples of the document, with ids that the world has. */
export function likelyRequest(operation: Documented, { known }: World) {
  const { method, parameters } = operation
  const body = bodyOf(operation)
  const required = parameters.filter((parameter) => parameter.required)
  const params = required
    .filter((parameter) => parameter.in === 'path')
    .map(({ name, example }) => [
      name,
      known.get(name)?.[0] ?? (isId(example) ? missingId() : String(example)),
    ])

  return {
    method,
    params: Object.fromEntries(params) as Record<string, string>,
    headers: Object.fromEntries(
      required.filter(({ name }) => name === 'If-Match').map(({ name }) => [name, '*']),
    ) as Record<string, string>,
    ...(body && { body: withIds(body, known) }),
  }
}

/** Keeps the ids that an answer of an operation at `path` brought, under the names of the parameters that take them. */
export function learn({ known }: World, operations: Documented[], path: string, data: unknown) {
  const names = new Set(operations.flatMap(({ parameters }) => parameters.map(({ name }) => name)))
  const item = operations.find((operation) => operation.path.startsWith(`${path}/{`))
  const itsName = item && /\{(\w+)\}/.exec(item.path.slice(path.length))?.[1]

  for (const [field, value] of Object.entries(data ?? {})) {
    const name = field === 'id' ? itsName : field
    if (name && names.has(name) && typeof value === 'string') {
      known.set(name, [...new Set([...(known.get(name) ?? []), value])])
    }
  }
}

function withIds({ schema, example }: { schema: Schema; example: unknown }, known: World['known']) {
  // Of a choice the example has one, which is not left out.
  const { maxProperties, required = maxProperties && Object.keys(example as object) } = resolvedSchema(schema)
  const fields = Object.entries(example as object).flatMap(([name, value]) => {
    // An address gets few invitations a day, from whatever workspace.
    if (name === 'email') return [[name, `${randomUUID()}@example.com`]]
    if (!isId(value) && !(Array.isArray(value) && value.some(isId))) return [[name, value]]
    const ids = known.get(name.replace(/s$/, ''))
    if (!ids) return required && required.includes(name) ? [[name, value]] : []
    return [[name, Array.isArray(value) ? [ids[0]] : ids[0]]]
  })
  return Object.fromEntries(fields)
}

function isId(value: unknown) {
  return typeof value === 'string' && /^[\da-f]{8}-[\da-f-]{27}$/.test(value)
}
