import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseYaml } from '@redocly/openapi-core'
import { afterAll, expect, test } from 'vitest'
import { checks } from '../scripts/deploy/checks.ts'

type Step = { name?: string; if?: string; run?: string; uses?: string; env?: Record<string, string> }
type Workflow = {
  on: {
    workflow_dispatch?: { inputs: Record<string, { type: string; default: boolean }> }
    schedule?: { cron: string }[]
    push?: object
    pull_request?: object
  }
  permissions: object
  jobs: Record<string, { environment?: string; steps: Step[] }>
}

const folder = '.github/workflows'
const read = (name: string) => parseYaml(readFileSync(join(folder, name), 'utf8')) as Workflow
const names = readdirSync(folder)
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }

test.each(names)('every command of %s exists', (name) => {
  const steps = Object.values(read(name).jobs).flatMap((job) => job.steps)
  const lines = steps.flatMap(({ run = '' }) => run.split('\n'))

  const ran = lines.flatMap((line) => /^npm (?:run )?([\w:-]+)/.exec(line)?.[1] ?? [])
  expect(ran.length).toBeGreaterThan(1)
  const ofNpm = ['ci', 'audit']
  const unknown = ran.filter((script) => !ofNpm.includes(script) && !(script in scripts))
  expect(
    unknown.map((script) => `${folder}/${name} runs npm run ${script}, which package.json has not`),
  ).toEqual([])

  const programs = lines.flatMap((line) => /^npx (?:--yes )?(\S+)/.exec(line)?.[1] ?? [])
  const installed = readdirSync('node_modules/.bin')
  expect(
    programs.filter((program) => !installed.includes(program) && !/@\d+\.\d+\.\d+$/.test(program)),
  ).toEqual([])
})

// A tag can be moved to other code, which would see the secrets of the run. Dependabot raises the commit and the comment together.
test.each(names)('every action of %s is pinned to a commit, with its release beside it', (name) => {
  const uses = readFileSync(join(folder, name), 'utf8').match(/uses: .+/g)!

  expect(uses.length).toBeGreaterThan(1)
  expect(uses.filter((line) => !/^uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual(
    [],
  )
})

test.each(names)('%s may only read the repository', (name) => {
  expect(read(name).permissions).toEqual({ contents: 'read' })
})

test('what runs in production is audited each week, and when its versions change', () => {
  const { on: audited, jobs: audits } = read('audit.yml')
  const paths = ['package-lock.json']

  expect(audited).toMatchObject({
    pull_request: { paths },
    push: { paths },
    schedule: [{ cron: expect.stringMatching(/^\d+ \d+ \* \* \d$/) }],
  })
  expect(audits.audit!.steps.map(({ run }) => run)).toEqual(
    expect.arrayContaining(['npm audit --omit=dev --audit-level=high', 'npm audit signatures']),
  )
})

test('Dependabot proposes new releases of packages and of actions', () => {
  const { updates } = parseYaml(readFileSync('.github/dependabot.yml', 'utf8')) as {
    updates: { 'package-ecosystem': string }[]
  }

  expect(updates.map((update) => update['package-ecosystem'])).toEqual(['npm', 'github-actions'])
})

const { on, jobs } = read('deploy.yml')
const { environment, steps } = jobs.deploy!

test('a release is checked, the database migrated, the app deployed and what runs is checked, in this order', () => {
  const order = [
    'npm run check',
    'npm run db:migrate -- --dry-run\nnpm run db:migrate -- --yes',
    'deploy --prod',
    'npm run deploy:check',
  ]

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
  const seen = steps.flatMap(({ name, env }) => (env ? [[name, Object.keys(env)]] : []))
  const vercel = ['VERCEL_TOKEN', 'VERCEL_ORG_ID', 'VERCEL_PROJECT_ID']
  const database = ['DATABASE_OWNER_URL', 'DATABASE_CA']
  const project = ['NEXT_PUBLIC_SITE_URL', 'NEXT_PUBLIC_SUPABASE_URL', 'NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY']

  expect(Object.fromEntries(seen)).toEqual({
    'Look for the secrets': ['DATABASE_OWNER_URL', ...vercel, 'SITE_URL'],
    Migrate: [...database, 'DESTROY'],
    Deploy: vercel,
    'Check what runs': [...database, 'SUPABASE_ACCESS_TOKEN', ...project],
  })
})

test('no secret stands in a command, where every process of the machine reads it', () => {
  const commands = steps.slice(1).map(({ run = '' }) => run)

  expect(commands.filter((run) => /secrets\.|\$\{?\w*(TOKEN|URL|CA)\b/.test(run))).toEqual([])
})

test('only who asks for it by hand has something destroyed', () => {
  const { run, env } = steps.find(({ name }) => name === 'Migrate')!

  expect(run).toContain('npm run db:migrate -- --yes $DESTROY')
  expect(env!.DESTROY).toBe("${{ inputs.destroy && '--destroy' || '' }}")
  expect(on.workflow_dispatch!.inputs.destroy).toMatchObject({ type: 'boolean', default: false })
})

const [look, ...rest] = steps
const needed = Object.keys(look!.env!)

test('without its secrets nothing but the search for them runs', () => {
  expect(rest.filter((step) => step.if !== 'steps.secrets.outputs.found')).toEqual([])
})

const someMissing = [...needed.map((name) => [name]), needed]
const lookWithout = (missing: string[], event?: string) =>
  lookWith(
    needed.filter((name) => !missing.includes(name)),
    event,
  )

test.each(someMissing)('without %s a push deploys nothing, which is said', (...missing) => {
  const { status, output, notice } = lookWithout(missing)

  expect({ status, output }).toEqual({ status: 0, output: '' })
  expect(notice).toMatch(new RegExp(`^::notice::Nothing is deployed.+lacks: ${missing.join(' ')}\n$`))
})

test.each(someMissing)('without %s a run by hand fails, and says so', (...missing) => {
  const { status, output, notice } = lookWithout(missing, 'workflow_dispatch')

  expect({ status, output }).toEqual({ status: 1, output: '' })
  expect(notice).toMatch(new RegExp(`^::error::Nothing is deployed.+lacks: ${missing.join(' ')}\n$`))
})

test('with all of them it goes on', () => {
  expect(lookWith(needed)).toEqual({ status: 0, output: 'found=true\n', notice: '' })
})

const scratch = mkdtempSync(join(tmpdir(), 'workflow-'))
afterAll(() => rmSync(scratch, { recursive: true }))

/** Runs the first step as the runner does, with these variables set. */
function lookWith(set: string[], event = 'push') {
  const outputFile = join(scratch, 'output')
  writeFileSync(outputFile, '')
  const given = Object.fromEntries(needed.map((name) => [name, set.includes(name) ? 'x' : '']))
  const { status, stdout } = spawnSync(
    'bash',
    ['--noprofile', '--norc', '-eo', 'pipefail', '-c', look!.run!],
    {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, ...given, GITHUB_OUTPUT: outputFile, GITHUB_EVENT_NAME: event },
    },
  )
  return { status, output: readFileSync(outputFile, 'utf8'), notice: stdout }
}
