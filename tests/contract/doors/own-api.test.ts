import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Permission, sensitivePermissions } from '@/lib/auth/permissions'
import { localDefaults } from '@/lib/local-defaults'
import { proofs } from '../../features/proofs'
import { owner } from '../../support/owner'
import { startApiServer } from '../api-server'
import type { Documented } from '../operations'
import { createWorld, likelyRequest, type World } from '../world'
import { createPerson, signOutEverywhere } from './people'
import { type Cell, type Visitor, visitors } from './rules'
import { faultsOf, faultsOfAll, type Knock } from './visit'

const server = await startApiServer()
const { operations } = server
afterAll(() => server.close())

/** Without a permission of their own, and yet open to a token whose session has ended: they remove nothing and let nobody in. */
const lasting = [
  ...['createWorkspace', 'changeAccount', 'getAccount', 'listWorkspaces'],
  ...proofs.flatMap(({ lastingOperations = [] }) => lastingOperations),
]
/** For the address that an invitation names. Those of the walk are for others. */
const forInvited = ['getInvitationOffer', 'acceptInvitation', 'declineInvitation']
/** By a permission to read, and yet closed to such a token and to one that owes its factor: they hand out a token. */
const ending = ['createLiveToken']

/** The rules of our own door, for a workspace and an account of one's own: see rules.ts for the cells. */
function cellsOf({ id, described }: Documented): Record<Visitor, Cell> {
  if (described.security.length === 0) return everybody('.')
  if (forInvited.includes(id)) return everybody('-')
  const permission = described['x-permission'] as Permission | undefined
  const isSensitive = permission ? sensitivePermissions.includes(permission) : !lasting.includes(id)
  return {
    ...everybody('-'),
    ended: isSensitive || ending.includes(id) ? '-' : 'o',
    owing: isSensitive || ending.includes(id) ? '-' : 'o',
    alone: 'o',
  }
}

type Inhabitant = Awaited<ReturnType<typeof settle>>

/** A person with a workspace that has one of everything. */
async function settle(factor: 'verified' | 'unverified') {
  const world = await createWorld(operations)
  const person = await createPerson({ factor, caller: world.owner })
  return { ...person, world }
}

let people: { victim: Inhabitant; ended: Inhabitant; owing: Inhabitant; alone: Inhabitant }
beforeAll(async () => {
  const [victim, ended] = [await settle('verified'), await settle('unverified')]
  people = { victim, ended, owing: await settle('verified'), alone: await settle('unverified') }
  await signOutEverywhere(ended)
})

// Removals come last, the account at the very end: until then each finds what it asks for.
const inOrder = operations.toSorted((one, other) => rank(one) - rank(other))

function rank({ method, path }: Documented) {
  if (method !== 'DELETE') return method === 'GET' ? 0 : 1
  return 100 - path.split('/').length + (path.startsWith('/me') ? 100 : 0)
}

test.each(inOrder.map((operation) => [operation.id, operation] as const))(
  '%s: of a workspace of somebody else nothing, of one’s own what the level of the session allows',
  async (_, operation) => {
    const isOfTenant = operation.path.includes('{workspaceId}')
    const foreign = (visitor: Visitor) => knockOf(operation, people.victim.world, visitor, '-')
    const faults = isOfTenant ? await faultsOfAll(foreign, everybody('-'), people) : []

    const cells = cellsOf(operation)
    for (const visitor of visitors) {
      const self: Inhabitant | undefined = people[visitor as keyof typeof people]
      await restore(self, visitor)
      const own = knockOf(operation, (self ?? people.victim).world, visitor, cells[visitor])
      faults.push(...(await faultsOf(own, visitor, cells[visitor], people)))
    }
    expect(faults).toEqual([])
  },
)

function everybody(cell: Cell) {
  return Object.fromEntries(visitors.map((visitor) => [visitor, cell])) as Record<Visitor, Cell>
}

function knockOf(operation: Documented, world: World, visitor: Visitor, cell: Cell): Knock {
  const { method, params, headers, body } = likelyRequest(operation, world)
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name]!))
  const byKey = { authorization: `Bearer ${localDefaults.NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY}` }
  return {
    url: `${server.url}/api/v1${path}`,
    method,
    headers: { ...headers, ...(visitor === 'key' && byKey) },
    ...(body && { body }),
    // A refusal by a rule of the data is none for want of a right, nor is a row that has gone meanwhile.
    refusals: cell === 'o' ? [401, 403] : undefined,
  }
}

/** A visitor whose session an operation of the walk has ended, or whose ownership it has given away, gets it back. */
async function restore(self: Inhabitant | undefined, visitor: Visitor) {
  if (!self || visitor === 'ended') return
  const { userId, sessionId, workspaceId } = self.caller
  await owner.query(
    `insert into auth.sessions (id, user_id, aal, created_at, updated_at)
     select $1, id, 'aal1', now(), now() from auth.users where id = $2 on conflict do nothing`,
    [sessionId, userId],
  )
  await owner.query(
    `update memberships set role = 'owner' where workspace_id = $1 and user_id = $2 and role <> 'owner'`,
    [workspaceId, userId],
  )
}
