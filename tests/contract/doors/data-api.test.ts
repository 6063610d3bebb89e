import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { localDefaults } from '@/lib/local-defaults'
import { projectConfig } from '../../../scripts/stack/config'
import { owner } from '../../support/owner'
import { startServices } from '../../support/services'
import { createPeople, type People, signOutEverywhere } from './people'
import { rulesFor, rulesOf, visitors } from './rules'
import { faultsOf, unchangedBy } from './visit'

const { url } = await startServices()
const exposed = projectConfig().api.schemas

/** The Data API: see rules.ts for the cells. Nobody without the secret key has a relation, a function or its description there. */
const dataRules = rulesOf(`
  --- - --   * /*
`)

type Relation = { schema: string; name: string; first: string }

const { rows: relations } = await owner.query<Relation>(`
  select relnamespace::regnamespace::text as schema, relname as name, attname as first
  from pg_class join pg_attribute on attrelid = pg_class.oid and attnum = 1
  where relkind in ('r', 'p', 'v', 'm', 'f') and not relispartition and relnamespace::regnamespace::text !~ '^(pg_|information_schema)'
  order by 1, 2`)

const { rows: functions } = await owner.query<{ schema: string; name: string }>(`
  select distinct pronamespace::regnamespace::text as schema, proname as name from pg_proc
  where pronamespace::regnamespace::text in ('public', 'private', 'graphql_public') and prorettype <> 'trigger'::regtype
  order by 1, 2`)

const verbs = ['GET', 'HEAD', 'POST', 'PATCH', 'PUT', 'DELETE']
/** Of a schema that is not exposed, which the door refuses before it looks for a relation. */
const verbsElsewhere = ['GET', 'POST']

let people: People
beforeAll(async () => {
  people = await createPeople()
  await signOutEverywhere(people.ended)
})

// The local Data API prints every refusal of the database. Its answers are judged here.
afterEach(() => {
  vi.mocked(console.error).mockClear()
})

/** The faults of everybody with one request. */
async function faults(
  method: string,
  path: string,
  rest: { body?: unknown; headers?: Record<string, string> },
) {
  const rules = rulesFor({ method, path }, dataRules)
  expect(rules, `${method} ${path} has no line in dataRules`).toHaveLength(1)

  const knock = { url: `${url}/rest/v1${path}`, method, ...rest }
  const found = await Promise.all(
    visitors.map((visitor) => faultsOf(knock, visitor, rules[0]!.cells[visitor], people)),
  )
  return found.flat()
}

const everyRow = ({ name, first }: Relation) => `/${name}?${first}=not.is.null`

async function faultsOfRelation(relation: Relation): Promise<string[]> {
  const found: string[] = []
  for (const method of exposed.includes(relation.schema) ? verbs : verbsElsewhere) {
    const changes = ['POST', 'PATCH', 'PUT'].includes(method)
    const body = { [relation.first]: null }
    const profile = { 'accept-profile': relation.schema, 'content-profile': relation.schema }
    const rest = { headers: { ...profile, prefer: 'return=representation' }, ...(changes && { body }) }
    const path = method === 'POST' ? `/${relation.name}` : everyRow(relation)
    found.push(...(await faults(method, path, rest)))
  }
  return found
}

test.each(relations.map((relation) => [`${relation.schema}.${relation.name}`, relation] as const))(
  'the Data API tells and changes nothing of %s',
  async (_, relation) => {
    expect(await unchangedBy(() => faultsOfRelation(relation))).toEqual([])
  },
)

test.each(functions)('the Data API runs no $schema.$name', async ({ schema, name }) => {
  const headers = { 'accept-profile': schema, 'content-profile': schema }
  const runs = async () => [
    ...(await faults('GET', `/rpc/${name}`, { headers })),
    ...(await faults('POST', `/rpc/${name}`, { headers, body: {} })),
  ]
  expect(await unchangedBy(runs)).toEqual([])
})

test('the root of the Data API describes nothing to anybody', async () => {
  expect(await faults('GET', '/', {})).toEqual([])
})

test('GraphQL and its introspection answer nobody, because no door names their schema', async () => {
  // The address /graphql/v1 of a hosted project is this function of pg_graphql, by this header.
  const headers = { 'content-profile': 'graphql_public' }
  const body = { query: '{ __schema { types { name } } }' }
  expect(await faults('POST', '/rpc/graphql', { headers, body })).toEqual([])

  const answer = await fetch(`${url}/rest/v1/rpc/graphql`, {
    method: 'POST',
    headers: { ...headers, apikey: localDefaults.SUPABASE_SECRET_KEY, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  expect([answer.status, await answer.json()]).toEqual([406, expect.objectContaining({ code: 'PGRST106' })])
})

test('the walk meets the schemas that the Data API shows, with rows in them', async () => {
  expect(exposed).toEqual(['public'])
  expect(relations.filter(({ schema }) => exposed.includes(schema)).length).toBeGreaterThan(5)
  expect(functions.length).toBeGreaterThan(50)
})

test.each([
  ['a grant to users', 'grant select on workspaces to authenticated', 'tells Harbour'],
  ['a grant to visitors', 'grant delete, select on workspaces to anon', 'is answered'],
])('the walk notices %s', async (_, grant, fault) => {
  const policy = 'create policy planted on workspaces to anon, authenticated using (true)'
  await owner.query(`${grant}; ${policy}`)
  try {
    const workspaces = relations.find(({ schema, name }) => schema === 'public' && name === 'workspaces')!
    expect(await faults('GET', everyRow(workspaces), {})).toContainEqual(expect.stringContaining(fault))
  } finally {
    await owner.query('revoke all on workspaces from anon, authenticated; drop policy planted on workspaces')
  }
})
