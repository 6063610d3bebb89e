import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseYaml } from '@redocly/openapi-core'
import { afterAll, expect, test } from 'vitest'
import { checks } from '../scripts/deploy/checks.ts'

type Step = { name?: string; if?: string; run?: string; uses?: string; env?: Record<string, string> }
type Workflow = { jobs: Record<string, { environment?: string; steps: Step[] }> }

const folder = '.github/workflows'
const read = (name: string) => parseYaml(readFileSync(join(folder, name), 'utf8')) as Workflow
const names = readdirSync(folder)
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }

test.each(names)('every command of %s exists', (name) => {
  const steps = Object.values(read(name).jobs).flatMap((job) => job.steps)
  const lines = steps.flatMap(({ run = '' }) => run.split('\n'))

  const ran = lines.flatMap((line) => /^npm (?:run )?([\w:-]+)/.exec(line)?.[1] ?? [])
  expect(ran.length).toBeGreaterThan(1)
  expect(ran.filter((script) => script !== 'ci' && !(script in scripts))).toEqual([])

  const programs = lines.flatMap((line) => /^npx (?:--yes )?(\S+)/.exec(line)?.[1] ?? [])
  const installed = readdirSync('node_modules/.bin')
  expect(
    programs.filter((program) => !installed.includes(program) && !/@\d+\.\d+\.\d+$/.test(program)),
  ).toEqual([])
})

const { environment, steps } = read('deploy.yml').jobs.deploy!

test('a release is checked, the database migrated, the app deployed and what runs is checked, in this order', () => {
  const order = ['npm run check', 'npm run db:migrate -- --yes', 'deploy --prod', 'npm run deploy:check']

  const places = order.map((command) => steps.findIndex(({ run = '' }) => run.includes(command)))

  expect(places).toEqual(places.toSorted((one, other) => one - other))
  expect(places).not.toContain(-1)
  expect(environment).toBe('production')
})

test('what runs is asked everything but what the host alone knows', () => {
  const named = [...steps.at(-1)!.run!.matchAll(/--only (\S+)/g)].map(([, id]) => id!)

  const left = checks
    .map(({ id }) => id)
    .filter((id) => !named.some((name) => id === name || id.startsWith(`${name}.`)))

  expect(left.filter((id) => !id.startsWith('variables.'))).toEqual(['mail.sender'])
  expect(named.filter((name) => !checks.some(({ id }) => id === name || id.startsWith(`${name}.`)))).toEqual(
    [],
  )
})

test('a step sees the secrets that it needs, and no other', () => {
  const seen = steps.map(({ name = '', env = {} }) => [name, Object.keys(env)] as const)

  const migrate = seen.find(([name]) => name === 'Migrate')![1]
  const check = seen.find(([name]) => name === 'Check')![1]
  expect({ migrate, check }).toEqual({ migrate: ['DATABASE_OWNER_URL', 'DATABASE_CA'], check: [] })
})

const [look, ...rest] = steps
const needed = Object.keys(look!.env!)

test('without its secrets nothing but the search for them runs', () => {
  expect(rest.filter((step) => step.if !== 'steps.secrets.outputs.found')).toEqual([])
})

test.each([...needed.map((name) => [name]), needed])(
  'without %s nothing is deployed, which is said',
  (...missing) => {
    const { status, output, notice } = lookWith(needed.filter((name) => !missing.includes(name)))

    expect({ status, output }).toEqual({ status: 0, output: '' })
    expect(notice).toMatch(new RegExp(`^::notice::Nothing is deployed.+lacks: ${missing.join(' ')}\n$`))
  },
)

test('with all of them it goes on', () => {
  expect(lookWith(needed)).toEqual({ status: 0, output: 'found=true\n', notice: '' })
})

const scratch = mkdtempSync(join(tmpdir(), 'workflow-'))
afterAll(() => rmSync(scratch, { recursive: true }))

/** Runs the first step as the runner does, with these variables set. */
function lookWith(set: string[]) {
  const outputFile = join(scratch, 'output')
  writeFileSync(outputFile, '')
  const given = Object.fromEntries(needed.map((name) => [name, set.includes(name) ? 'x' : '']))
  const { status, stdout } = spawnSync(
    'bash',
    ['--noprofile', '--norc', '-eo', 'pipefail', '-c', look!.run!],
    {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, ...given, GITHUB_OUTPUT: outputFile },
    },
  )
  return { status, output: readFileSync(outputFile, 'utf8'), notice: stdout }
}
