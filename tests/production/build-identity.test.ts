import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { buildIdentity } from '../../scripts/build-identity'
import { freePort } from '@plinth/local-supabase/ports'
import { productionValues } from '../../scripts/production/values'
import { distDir, spawnNext, startServer } from '../../scripts/production/server'

test('every instance of a build names it, as its files do', async () => {
  await using one = await startServer()
  await using other = await startServer()

  const [first, second] = await Promise.all([one, other].map(buildOf))

  expect(first).toBe(readFileSync(`${distDir}/BUILD_ID`, 'utf8'))
  expect(second).toBe(first)
})

test('a build that was made with another key does not start, and says what to do', async () => {
  const key = Buffer.alloc(32, 'another key').toString('base64')
  const { child, output } = spawnNext(await freePort(), {
    ...productionValues,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: key,
  })

  const [code] = await once(child, 'close')

  expect(code).toBe(1)
  expect(output.stderr).toMatch(/NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: .*another key.*npm run build/)
  expect(output.stderr).not.toContain(key)
})

test.each([
  ['no key', '', /is missing/],
  ['another key', Buffer.alloc(32, 'another key').toString('base64'), /another key/],
])('npm start with %s ends before the build is served', (_, key, reason) => {
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', 'start'], {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      ...productionValues,
      NEXT_DIST_DIR: distDir,
      NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: key,
    } as unknown as NodeJS.ProcessEnv,
    encoding: 'utf8',
  })

  expect(status).toBe(1)
  expect(stderr).toMatch(/^ {2}NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: /m)
  expect(stderr).toMatch(reason)
  expect(stdout).toBe('')
})

test.each([
  ['the deployment, where one is named', { NEXT_DEPLOYMENT_ID: 'dpl_1', GITHUB_SHA: 'abc' }, /^dpl_1$/],
  ['the platform’s deployment', { VERCEL_DEPLOYMENT_ID: 'dpl_2' }, /^dpl_2$/],
  ['the commit, or where there is no history after itself', {}, /^([\da-f]{40}|[\da-f]{16})$/],
])('a build is named after %s, and so for each of its workers', (_, environment, name) => {
  const shared: NodeJS.Dict<string> = { ...environment }

  expect(buildIdentity(shared)).toMatch(name)
  expect(buildIdentity(shared)).toBe(buildIdentity({ BUILD_IDENTITY: shared.BUILD_IDENTITY }))
})

async function buildOf({ url }: { url: string }) {
  const { data } = await (await fetch(`${url}/api/health`)).json()
  return data.build
}
