import { cpSync, globSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { distDir, startServer } from '../../scripts/production/server'

const withoutProxy = `${distDir}-without-proxy`

/** The same build, from which the proxy was taken out. */
beforeAll(() => {
  cpSync(distDir, withoutProxy, {
    recursive: true,
    filter: (path) => !path.startsWith(join(distDir, 'cache')),
  })
  const manifest = join(withoutProxy, 'server/functions-config-manifest.json')
  writeFileSync(manifest, JSON.stringify({ version: 1, functions: {} }))
})

afterAll(() => rmSync(withoutProxy, { recursive: true, force: true }))

const someId = '019a3c00-0000-7000-8000-000000000001'
const protectedPages = globSync('app/(workspace)/**/page.tsx').map((file) =>
  file
    .replace(/^app|\/page\.tsx$/g, '')
    .replace(/\/\([^)]+\)/g, '')
    .replace(/\[\w+\]/g, someId),
)

test('without the proxy every page of a member still sends a visitor to sign in', async () => {
  await using server = await startServer({ NEXT_DIST_DIR: withoutProxy })

  const proxied = (await fetch(server.url)).headers.has('content-security-policy')
  const answers = await Promise.all(
    protectedPages.map(async (path) => {
      const { status, headers } = await fetch(server.url + path, { redirect: 'manual' })
      return { path, status, to: headers.get('location')?.split('?')[0] }
    }),
  )

  expect(proxied).toBe(false)
  expect(protectedPages.length).toBeGreaterThan(4)
  expect(answers).toEqual(protectedPages.map((path) => ({ path, status: 307, to: '/sign-in' })))
})

test('without the proxy the API still answers nobody, in its own envelope', async () => {
  await using server = await startServer({ NEXT_DIST_DIR: withoutProxy })

  const response = await fetch(`${server.url}/api/v1/workspaces`)

  expect(response.status).toBe(401)
  expect(await response.json()).toMatchObject({ error: { code: 'unauthenticated' } })
})
