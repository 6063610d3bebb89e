import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createClient as generate } from '@hey-api/openapi-ts'
import openapiTypescript, { astToString } from 'openapi-typescript'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { document } from '@/lib/http/openapi/written'
import { startApiServer } from './api-server'
import { createMember, tokenFor } from '../support/people'

/** Below the project, so that what is generated finds its packages. */
const folder = join(process.cwd(), '.plinth', `clients-${process.pid}`)

const byTypes = `
import createClient from 'openapi-fetch'
import type { paths } from './types'

export async function journey(baseUrl: string, token: string) {
  const client = createClient<paths>({ baseUrl, headers: { authorization: \`Bearer \${token}\` } })
  const created = await client.POST('/workspaces', { body: { name: 'Orchard' } })
  const path = { workspaceId: created.data!.data.id }
  const ifMatch = created.response.headers.get('etag')!
  const changed = await client.PATCH('/workspaces/{workspaceId}', {
    params: { path, header: { 'If-Match': ifMatch } },
    body: { name: 'Vineyard' },
  })
  const late = await client.PATCH('/workspaces/{workspaceId}', {
    params: { path, header: { 'If-Match': ifMatch } },
    body: { name: 'Late' },
  })
  const list = await client.GET('/workspaces', { params: { query: { limit: 1 } } })
  const names: string[] = list.data!.data.map(({ name }) => name)
  const refusal = 'error' in late.error! ? late.error.error.code : late.error!.code
  return { changed: changed.data!.data.name, refusal, names }
}
`

const byFunctions = `
import { client } from './hey/client.gen'
import { changeWorkspace, createWorkspace, listWorkspaces } from './hey/sdk.gen'

export async function journey(baseUrl: string, token: string) {
  client.setConfig({ baseUrl, auth: () => token })
  const created = await createWorkspace({ body: { name: 'Orchard' } })
  const path = { workspaceId: created.data!.data.id }
  const headers = { 'If-Match': created.response!.headers.get('etag')! }
  const changed = await changeWorkspace({ path, headers, body: { name: 'Vineyard' } })
  const late = await changeWorkspace({ path, headers, body: { name: 'Late' } })
  const list = await listWorkspaces({ query: { limit: 1 } })
  const names: string[] = list.data!.data.map(({ name }) => name)
  return { changed: changed.data!.data.name, refusal: (late.error as { error: { code: string } }).error.code, names }
}
`

const compilerOptions = {
  target: 'es2024',
  module: 'esnext',
  moduleResolution: 'bundler',
  lib: ['esnext', 'dom', 'dom.iterable'],
  strict: true,
  skipLibCheck: true,
  noEmit: true,
  types: [],
}

let server: Awaited<ReturnType<typeof startApiServer>>
beforeAll(async () => {
  server = await startApiServer()
  mkdirSync(folder, { recursive: true })
  const source = JSON.stringify(document)
  write('types.ts', astToString(await openapiTypescript(source)))
  const input = JSON.parse(source) as Record<string, unknown>
  await generate({ input, output: { path: join(folder, 'hey') }, logs: { level: 'silent' } })
  write('by-types.ts', byTypes)
  write('by-functions.ts', byFunctions)
  write('tsconfig.json', JSON.stringify({ compilerOptions, include: ['**/*.ts'] }))
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true })
})

test('what openapi-typescript and Hey API generate compiles strictly, with the calls of a client', () => {
  expect(compiled()).toBe('')
})

test('a call that lacks what its operation asks for does not compile', () => {
  write('wrong.ts', byTypes.replace(`{ name: 'Orchard' }`, '{}'))

  const faults = compiled()
  rmSync(join(folder, 'wrong.ts'))

  expect(faults).toMatch(/wrong\.ts.* Property 'name' is missing/s)
  expect(faults).not.toContain('by-types.ts')
})

test.each(['by-types', 'by-functions'])(
  'a client made %s creates, changes, lists and is refused',
  async (name) => {
    const ada = await createMember()
    const { journey } = (await import(/* @vite-ignore */ join(folder, `${name}.ts`))) as {
      journey: (baseUrl: string, token: string) => Promise<object>
    }

    const seen = await journey(`${server.url}/api/v1`, await tokenFor(ada))

    expect(seen).toEqual({ changed: 'Vineyard', refusal: 'precondition_failed', names: ['Vineyard'] })
  },
)

function compiled() {
  return spawnSync('tsc', ['-p', folder], { encoding: 'utf8' }).stdout
}

function write(name: string, text: string) {
  writeFileSync(join(folder, name), text)
}
