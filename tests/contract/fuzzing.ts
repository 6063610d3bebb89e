import fc from 'fast-check'
import { faultsOf } from './answers'
import { type Documented, freeTextsOf } from './operations'
import { type Plan, planFor, requestOf } from './requests'
import { createWorld, learn, type World } from './world'

/** A world wears out: people lose roles, things are removed. */
const REQUESTS_PER_WORLD = 40

type Run = { seed: number; runs: number }
export type Tally = Map<number, number>

/**
 * Sends `runs` requests to an operation, made from its documentation and `seed`, and throws the smallest that it answers otherwise
 * than documented. The same seed sends the same requests. Resolves with how often it answered each status.
 */
export async function fuzz(operation: Documented, all: Documented[], { seed, runs }: Run): Promise<Tally> {
  const tally: Tally = new Map()
  let world = await createWorld(all)
  let sent = 0

  const holds = fc.asyncProperty(planFor(operation), async (plan) => {
    if (sent++ % REQUESTS_PER_WORLD === REQUESTS_PER_WORLD - 1) world = await createWorld(all)
    const { status, faults } = await attempt(operation, plan, world, all)
    tally.set(status, (tally.get(status) ?? 0) + 1)
    if (operation.method === 'DELETE' && status < 300) world = await createWorld(all)
    if (faults.length > 0) throw new Error(`${operation.id}: ${faults.join(' ')}`)
  })

  await fc.assert(holds, { seed, numRuns: runs })
  return tally
}

async function attempt(operation: Documented, plan: Plan, world: World, all: Documented[]) {
  const { request, params } = await requestOf(operation, plan, world)

  const response = await operation.handler(request, { params: Promise.resolve(params) })

  const { status } = response
  const [copy, refused] = [response.clone(), response.clone()]
  const faults = await faultsOf(response, operation)
  const isJson = response.headers.get('content-type')?.includes('json')
  if (isJson && (status === 200 || status === 201)) await learnFrom(copy, operation, world, all)
  const isForeign = plan.caller === 'stranger' && params.workspaceId === world.owner.workspaceId
  if (status === 422 && plan.body && 'isValid' in plan.body)
    faults.push(...(await refusedTexts(refused, operation)))
  if (isForeign && status < 400) faults.push(`It answers a stranger with ${status}.`)
  return { status, faults }
}

/** A reference may be gone and an address taken, but a text that the document allows has no reason to be refused. */
async function refusedTexts(response: Response, operation: Documented) {
  const texts = Object.keys(freeTextsOf(operation)).map((field) => `body.${field}`)
  const { error } = (await response.json()) as { error: { details?: { path: string; message: string }[] } }
  return (error.details ?? [])
    .filter(({ path }) => texts.includes(path))
    .map(({ path, message }) => `It refuses a valid ${path}: ${message}`)
}

async function learnFrom(response: Response, { path }: Documented, world: World, all: Documented[]) {
  const text = await response.text()
  const { data } = JSON.parse(text || '{}') as { data?: unknown }
  for (const item of [data].flat().slice(0, 3)) learn(world, all, path, item)
}
