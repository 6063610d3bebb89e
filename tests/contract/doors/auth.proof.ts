import { beforeAll, expect, test } from 'vitest'
import { behaviours } from '@plinth/local-supabase/parity/record'
import { startServices } from '../../support/services'
import { knockOf } from './auth-knocks'
import { authRoutes } from './auth-routes'
import { authRules } from './auth-rules'
import { createPeople, forgetPasswords, type People, signOutEverywhere } from './people'
import { type Endpoint, rulesFor, shape, type Visitor } from './rules'
import { faultsOfAll } from './visit'

const { url, routes } = await startServices()

const door = '/auth/v1'
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

/** The endpoints of the local server. A middleware and a fallback are none. */
const served: Endpoint[] = routes
  .filter(({ path }) => path.startsWith(`${door}/`) && !path.includes('*'))
  .flatMap(({ method, path }) =>
    (method === 'ALL' ? methods : [method]).map((each) => ({ method: each, path: path.slice(door.length) })),
  )

const endpoints = [...new Map([...authRoutes, ...served].map((one) => [nameOf(one), one])).values()]

let people: People
beforeAll(async () => {
  people = await createPeople()
  await signOutEverywhere(people.ended)
})

test('every endpoint of the Auth door has a line that says what may happen', () => {
  const unjudged = endpoints.filter((endpoint) => rulesFor(endpoint, authRules).length === 0)

  expect(unjudged.map((endpoint) => `${nameOf(endpoint)}: add its line to auth-rules.ts`)).toEqual([])
  expect(served.length).toBeGreaterThan(10)
})

test('the list of Supabase Auth has every endpoint whose answers were recorded', () => {
  const known = new Set(authRoutes.map(({ method, path }) => method + patternOf(path)))
  const recorded = behaviours.flatMap(({ service, request: { method, path } }) =>
    service === 'Supabase Auth' && path ? [`${method} ${path.split('?')[0]!.slice(door.length)}`] : [],
  )
  const unknown = recorded.filter(
    (line) => ![...known].some((pattern) => new RegExp(`^${pattern}$`).test(line.replace(' ', ''))),
  )

  expect(unknown).toEqual([])
})

test.each(
  endpoints.flatMap((endpoint) =>
    rulesFor(endpoint, authRules).map((rule) => [`${nameOf(endpoint)} ${rule.what}`, rule] as const),
  ),
)('%s', async (_, rule) => {
  if (rule.what.startsWith('a first password')) await forgetPasswords(people)
  const knock = (visitor: Visitor) => {
    const { path, ...rest } = knockOf(rule, people, selfOf(visitor))
    return { ...rest, url: `${url}${door}${path}` }
  }
  expect(await faultsOfAll(knock, rule.cells, people)).toEqual([])
})

function selfOf(visitor: Visitor) {
  return visitor in people ? people[visitor as keyof People] : people.victim
}

function nameOf({ method, path }: Endpoint) {
  return `${method} ${shape(path)}`
}

function patternOf(path: string) {
  return path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')
}
