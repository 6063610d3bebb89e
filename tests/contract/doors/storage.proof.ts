import { randomUUID } from 'node:crypto'
import { createClient } from '@supabase/supabase-js'
import { beforeAll, expect, test } from 'vitest'
import { localDefaults } from '@/lib/local-defaults'
import { owner } from '../../support/owner'
import { startServices } from '../../support/services'
import { createPeople, type People, signOutEverywhere } from './people'
import { type Endpoint, rulesFor, rulesOf, shape } from './rules'
import { storageRoutes } from './storage-routes'
import { faultsOfAll } from './visit'

const { url, routes } = await startServices()
const door = '/storage/v1'

/** The Storage door, for objects of somebody else: see rules.ts for the cells. A list that shows nothing is empty. */
const storageRules = rulesOf(`
  ... . ..   GET /status
  ... . ..   GET /bucket
  ... . ..   POST /object/list/{bucket}
  ... . ..   POST /object/sign/{bucket}
  ... . ..   DELETE /object/{bucket}
  --- - --   * /*
`)

const served: Endpoint[] = routes
  .filter(({ path }) => path.startsWith(`${door}/`) && path !== `${door}/*`)
  .flatMap(({ method, path }) =>
    method === 'ALL' ? [] : [{ method, path: path.slice(door.length).replace('*', '{name}') }],
  )
const endpoints = [
  ...new Map([...storageRoutes, ...served].map((one) => [`${one.method} ${shape(one.path)}`, one])).values(),
]

const { storage } = createClient(url, localDefaults.SUPABASE_SECRET_KEY)

let people: People
let buckets: string[]
const objects = new Map<string, string>()
beforeAll(async () => {
  people = await createPeople()
  await signOutEverywhere(people.ended)
  const { rows } = await owner.query<{ id: string }>('select id from storage.buckets where not public')
  buckets = [`walk-${randomUUID()}`, ...rows.map(({ id }) => id)]
  await storage.createBucket(buckets[0]!, { public: false })
  for (const bucket of buckets) {
    const name = `${people.victim.workspaceId}/${randomUUID()}.txt`
    const { error } = await storage.from(bucket).upload(name, people.victim.marks[0]!, {
      contentType: 'text/plain',
    })
    if (error) throw error
    objects.set(bucket, name)
  }
})

test.each(endpoints.map((endpoint) => [`${endpoint.method} ${shape(endpoint.path)}`, endpoint] as const))(
  'Storage shows and takes nothing of somebody else: %s',
  async (_, { method, path }) => {
    const [rule] = rulesFor({ method, path }, storageRules)
    expect(rule, `${method} ${path} has no line in storageRules`).toBeDefined()

    const faults: string[] = []
    for (const bucket of buckets) {
      const knock = knockOf(method, path, bucket, objects.get(bucket)!)
      faults.push(...(await faultsOfAll(() => knock, rule!.cells, people)))
    }
    expect(faults).toEqual([])
  },
)

function knockOf(method: string, path: string, bucket: string, name: string) {
  const [first, second] = shape(path).split('{}').length > 2 ? [bucket, name] : [bucket, '']
  const [begin, middle = '', end = ''] = shape(path).split('{}')
  const body = {
    bucketId: bucket,
    sourceKey: name,
    destinationKey: `${randomUUID()}.txt`,
    prefix: name.split('/')[0],
    prefixes: [name],
    paths: [name],
    expiresIn: 60,
    name: randomUUID(),
    public: true,
  }
  const filled = path.includes('{') || path.includes(':') ? `${begin}${first}${middle}${second}${end}` : path
  const sendsBody = !['GET', 'HEAD'].includes(method)
  return { url: `${url}${door}${filled}`, method, ...(sendsBody && { body }) }
}
