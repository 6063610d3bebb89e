import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { checks } from '../../scripts/deploy/checks.ts'

const dir = mkdtempSync(join(tmpdir(), 'plinth-command-'))
afterAll(() => rmSync(dir, { recursive: true }))

// Nothing listens there.
const nowhere = 'localhost:9'
const secrets = {
  SUPABASE_ACCESS_TOKEN: 'sbp_5ecret0123456789abcdef0123456789abcdef01',
  SUPABASE_SECRET_KEY: 'sb_secret_5ecret0f8e7d6c5b4a39',
  CRON_SECRET: 'a-5ecret-of-at-least-thirty-two-characters',
}
const variables = {
  ...secrets,
  DATABASE_URL: `postgres://app_server.abcdefghijklmnopqrst:p%40ss5ecret@${nowhere}/postgres`,
  DATABASE_OWNER_URL: `postgres://postgres.abcdefghijklmnopqrst:p%40ss5ecret@${nowhere}/postgres`,
  NEXT_PUBLIC_SUPABASE_URL: `https://${nowhere}`,
  NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_of_nobody',
  SUPABASE_API_URL: `https://${nowhere}`,
}

function run(args: string[], environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['scripts/deploy-check.ts', ...args], {
    env: { PATH: process.env.PATH, NODE_ENV: 'test', ...environment },
  })
  let [stdout, stderr] = ['', '']
  child.stdout.on('data', (text) => (stdout += text))
  child.stderr.on('data', (text) => (stderr += text))
  return new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) =>
    child.once('close', (code) => resolve({ code, stdout, stderr })),
  )
}

test('what was not checked is never called right, and says what is missing', async () => {
  const { code, stdout } = await run([])

  expect(code).toBe(1)
  expect(stdout).not.toContain('✓')
  expect(stdout).toContain('not checked: set SUPABASE_ACCESS_TOKEN.')
  expect(stdout).toContain('not checked: give --site https://…')
  expect(stdout).toMatch(/^0 right, 2 wrong, \d+ not checked\.$/m)
})

test('nothing wrong but something unchecked is 3, and 0 where that is allowed', async () => {
  const [strict, allowed] = await Promise.all([
    run(['--only', 'auth.captcha']),
    run(['--only', 'auth.captcha', '--allow-unchecked']),
  ])

  expect([strict.code, allowed.code]).toEqual([3, 0])
  expect(allowed.stdout).toContain('0 right, 0 wrong, 1 not checked.')
})

test.each([
  [
    'an unknown check',
    ['--only', 'auth.nonsense'],
    'There is no check auth.nonsense. The checks are variables.complete',
  ],
  ['an unknown option', ['--nonsense'], "Unknown option '--nonsense'"],
  ['no address', ['--site', 'example.com'], '--site must be like https://example.com, not "example.com".'],
])('%s is 2, and told', async (_, args, message) => {
  const { code, stdout, stderr } = await run(args)

  expect([code, stdout]).toEqual([2, ''])
  expect(stderr).toContain(message)
  expect(stderr).toContain('npm run deploy:check -- --help')
})

// Node reads the file too, before it runs the script, and has an exit code of its own for one that is missing.
test('a file of variables that is not there ends it before anything is checked', async () => {
  const { code, stdout, stderr } = await run(['--env-file', join(dir, 'nothing')])

  expect([code, stdout]).toEqual([9, ''])
  expect(stderr).toContain(join(dir, 'nothing'))
})

test('where nothing answers, every check is wrong with its cause, and no secret is shown', async () => {
  const { code, stdout, stderr } = await run(['--json', '--site', `https://${nowhere}`], variables)

  const told = JSON.parse(stdout)
  expect(code).toBe(1)
  expect(told.checks.map(({ id }: { id: string }) => id)).toEqual(checks.map(({ id }) => id))
  expect(told).toMatchObject({ site: `https://${nowhere}`, unchecked: 0 })
  expect(told.right + told.wrong).toBe(checks.length)
  const causes = told.checks.filter((check: { status: string; faults: string[] }) => check.status === 'wrong')
  expect(causes.filter(({ faults }: { faults: string[] }) => faults.length === 0)).toEqual([])
  expect(causes.map(({ id }: { id: string }) => id)).toEqual(
    expect.arrayContaining(['app.ready', 'database.login']),
  )
  for (const secret of [...Object.values(secrets), 'p@ss5ecret', 'p%40ss5ecret'])
    expect(stdout + stderr).not.toContain(secret)
})

test('the variables of a file count, and the environment before them', async () => {
  const file = join(dir, 'production.env')
  writeFileSync(file, 'TRUSTED_PROXY_HOPS=1\n')
  const args = ['--only', 'variables.proxy-hops', '--env-file', file]

  const [fromFile, fromEnvironment] = await Promise.all([run(args), run(args, { TRUSTED_PROXY_HOPS: '0' })])

  expect([fromFile.code, fromEnvironment.code]).toEqual([0, 1])
  expect(fromFile.stdout).toContain('✓ variables.proxy-hops')
  expect(fromEnvironment.stdout).toContain('TRUSTED_PROXY_HOPS is 0')
})

test('what is wrong says why, how to mend it and where to read', async () => {
  const { stdout } = await run(['--only', 'variables.proxy-hops'])

  const { title, why, mend, link } = checks.find(({ id }) => id === 'variables.proxy-hops')!
  expect(stdout).toContain(
    `✗ variables.proxy-hops       ${title}\n    TRUSTED_PROXY_HOPS is not set.\n    why   ${why}\n    mend  ${mend}\n    see   ${link}\n`,
  )
})
