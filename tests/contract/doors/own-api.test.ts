import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { localDefaults } from '@/lib/local-defaults'
import { proofs } from '../../features/proofs'
import { owner } from '../../support/owner'
import { startApiServer } from '../api-server'
import type { Documented } from '../operations'
import { createWorld, likelyRequest } from '../world'
import { ownRules } from './own-rules'
import { createPerson, signOutEverywhere } from './people'
import { rulesFor, type Visitor } from './rules'
import { faultsOf, faultsOfAll, type Knock, unchangedBy } from './visit'

const server = await startApiServer()
const { operations } = server
afterAll(() => server.close())

const refusedByData = Object.assign({}, ...proofs.map((proof) => proof.refusedByData)) as Record<
  string,
  number
>

/** The refusal of what is one’s own. Nobody but the session that owes its factor is asked for one. */
const refusals: Record<Visitor, string[]> = {
  nobody: ['401 unauthenticated'],
  key: ['401 unauthenticated'],
  live: ['401 unauthenticated'],
  ended: ['401 unauthenticated'],
  owing: ['401 factor_required'],
  alone: [],
}
/** Those who hold a token of a person, and so meet the rules of what is somebody else's. */
const thieves = ['ended', 'owing', 'alone'] as const

type Inhabitant = Awaited<ReturnType<typeof settle>>

/** A person with a workspace that has one of everything, and with a second session. */
async function settle(factor: 'verified' | 'unverified') {
  const world = await createWorld(operations)
  const person = await createPerson({ factor, caller: world.owner })
  const sessionId = randomUUID()
  await addSession(sessionId, person.userId)
  world.known.set('sessionId', [sessionId])
  return { ...person, traces: [...person.traces, sessionId], world }
}

let people: { victim: Inhabitant; ended: Inhabitant; owing: Inhabitant; alone: Inhabitant }
beforeAll(async () => {
  const [victim, ended] = [await settle('verified'), await settle('unverified')]
  people = { victim, ended, owing: await settle('verified'), alone: await settle('unverified') }
  await signOutEverywhere(people.ended)
})

// Removals come last, those of what others hang on after them, and the account at the very end: until then each finds what it asks for.
const inOrder = operations.toReversed().toSorted((one, other) => rank(one) - rank(other))

function rank({ method, path }: Documented) {
  if (method !== 'DELETE') return method === 'GET' ? 0 : 1
  return 100 - path.split('/').length + (path.startsWith('/me') ? 100 : 0)
}

async function faultsOfOperation(operation: Documented): Promise<string[]> {
  const [rule] = rulesFor(operation, ownRules)
  if (!rule) {
    const line = `  --- . ..   ${operation.method} ${operation.path}`
    return [
      `No line says who may call it: add \`${line}\` with its cells to \`doors\` in tests/features/<feature>.ts, or to tests/contract/doors/own-rules.ts for a capability`,
    ]
  }
  await restore(people.alone)

  const faults = await faultsOfAll((visitor) => ownKnock(operation, visitor), rule.cells, people)
  return operation.path.includes('{workspaceId}') ? [...faults, ...(await foreignFaults(operation))] : faults
}

test.each([
  {
    what: 'a grant of access that outlives the session',
    id: 'createApiKey',
    fault: /^ended: POST .* is answered/,
    defect: `alter view private.sensitive_permissions rename to kept;
      create view private.sensitive_permissions as select * from private.kept where permission <> 'api-keys.create'`,
    end: `drop view private.sensitive_permissions; alter view private.kept rename to sensitive_permissions`,
  },
  {
    what: 'an account that asks for no second factor',
    id: 'listSessions',
    fault: /^owing: GET .* is answered/,
    defect: `alter function private.owes_factor() rename to kept;
      create function private.owes_factor() returns boolean language sql as 'select false'`,
    end: `drop function private.owes_factor(); alter function private.kept() rename to owes_factor`,
  },
  {
    what: 'a change of rows of somebody else',
    id: 'changeWorkspace',
    fault: /^public.profiles has changed$/,
    defect: `create function private.planted() returns trigger language plpgsql security definer as
        $$ begin update public.profiles set display_name = 'Planted'; return new; end; $$;
      create trigger planted after update on workspaces for each row execute function private.planted()`,
    end: `drop trigger planted on workspaces; drop function private.planted()`,
  },
])('the walk notices $what', async ({ id, fault, defect, end }) => {
  await owner.query(defect)
  try {
    const faults = await faultsOfOperation(operations.find((operation) => operation.id === id)!)
    expect(faults).toContainEqual(expect.stringMatching(fault))
  } finally {
    await owner.query(end)
  }
})

test.each(inOrder.map((operation) => [operation.id, operation] as const))(
  '%s: of one’s own what the level of the session allows, of somebody else nothing',
  async (_, operation) => {
    expect(await faultsOfOperation(operation)).toEqual([])
  },
)

/** An invitation is for the address that it names, and those of the walk are for others. */
const isForInvited = ({ path }: Documented) => path.startsWith('/invitations/')

function ownKnock(operation: Documented, visitor: Visitor): Knock {
  const self: Inhabitant = visitor in people ? people[visitor as keyof typeof people] : people.victim
  const knock = knockOf(operation, self, visitor)
  const isForOthers = isForInvited(operation) && self !== people.victim
  return { ...knock, refusals: [...refusals[visitor], ...(isForOthers ? ['403 forbidden'] : [])] }
}

function foreignFaults(operation: Documented): Promise<string[]> {
  const visit = (visitor: (typeof thieves)[number]) => {
    const knock = knockOf(operation, people.victim, visitor)
    return faultsOf({ ...knock, refusals: [...refusals[visitor], '404 not_found'] }, visitor, '-', people)
  }
  return unchangedBy(async () => (await Promise.all(thieves.map(visit))).flat())
}

function knockOf(operation: Documented, { world, email }: Inhabitant, visitor: Visitor): Knock {
  const { method, params, headers, body } = likelyRequest(operation, world)
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name]!))
  const byKey = { authorization: `Bearer ${localDefaults.NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY}` }
  return {
    url: `${server.url}/api/v1${path}`,
    method,
    headers: { ...headers, ...(visitor === 'key' && byKey) },
    ...(body && { body: confirmed(body, email) }),
    ...(typeof body?.email === 'string' && { addresses: [body.email] }),
    refusedByData: refusedByData[operation.id],
  }
}

/** The body with the address of the account that it removes. */
function confirmed(body: Record<string, unknown>, email: string) {
  return 'confirm' in body ? { ...body, confirm: email } : body
}

/** A visitor whose session the walk has ended, or who has given their workspace away, gets it back. */
async function restore({ caller: { userId, sessionId, workspaceId } }: Inhabitant) {
  await addSession(sessionId!, userId)
  await owner.query(
    `update memberships set role = 'owner' where workspace_id = $1 and user_id = $2 and role <> 'owner'`,
    [workspaceId, userId],
  )
}

async function addSession(sessionId: string, userId: string) {
  await owner.query(
    `insert into auth.sessions (id, user_id, aal, created_at, updated_at)
     select $1, id, 'aal1', now(), now() from auth.users where id = $2 on conflict do nothing`,
    [sessionId, userId],
  )
}
