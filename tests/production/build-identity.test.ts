import { execFileSync, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '@plinth/local-supabase/ports'
import { expect, onTestFinished, test } from 'vitest'
import { buildIdentity, sourcesIn } from '../../scripts/build-identity'
import { distDir, spawnStart, startServer } from '../../scripts/production/server'
import { productionValues } from '../../scripts/production/values'

test('every instance of a build names it, as its files do', async () => {
  await using one = await startServer()
  await using other = await startServer()

  const [first, second] = await Promise.all([one, other].map(buildOf))

  expect(first).toBe(readFileSync(`${distDir}/BUILD_ID`, 'utf8'))
  expect(second).toBe(first)
})

test('a build that was made with another key does not start, and says what to do', async () => {
  const key = Buffer.alloc(32, 'another key').toString('base64')
  const { child, output } = spawnStart(await freePort(), {
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
  ['the commit, or where there is no history after itself', {}, /^([\da-f]{40}(-[\da-f]{16})?|[\da-f]{16})$/],
])('a build is named after %s, and so for each of its workers', (_, environment, name) => {
  const shared: NodeJS.Dict<string> = { ...environment }

  expect(buildIdentity(shared)).toMatch(name)
  expect(buildIdentity(shared)).toBe(buildIdentity({ BUILD_IDENTITY: shared.BUILD_IDENTITY }))
})

test('sources that differ have other names, and the same sources the same', () => {
  const folder = repository()
  const change = (text: string) => writeFileSync(join(folder, 'package.json'), text)
  const committed = sourcesIn(folder)
  change('{"a": 1}')
  const first = sourcesIn(folder)
  change('{"a": 2}')
  const second = sourcesIn(folder)
  change('{"a": 1}')

  expect(committed).toMatch(/^[\da-f]{40}$/)
  expect(new Set([committed, first, second]).size).toBe(3)
  expect(sourcesIn(folder)).toBe(first)
})

test('sources that no repository keeps are not called after the one around them', () => {
  const archive = join(repository(), 'archive')
  mkdirSync(archive)
  writeFileSync(join(archive, 'package.json'), '{}')

  expect(sourcesIn(archive)).toBeUndefined()
})

/** A folder with one committed file. */
function repository() {
  const folder = mkdtempSync(join(tmpdir(), 'plinth-sources-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const author = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com']
  writeFileSync(join(folder, 'package.json'), '{}')
  for (const command of [
    ['init', '-q'],
    ['add', '.'],
    [...author, 'commit', '-qm', 'Begin'],
  ])
    execFileSync('git', command, { cwd: folder })
  return folder
}

async function buildOf({ url }: { url: string }) {
  const { data } = await (await fetch(`${url}/api/health`)).json()
  return data.build
}
