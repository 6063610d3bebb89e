import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { withMaps } from '../../../scripts/build-maps.ts'
import { startSentry } from '../../production/sentry-stand-in.ts'
import { unzip } from '../../support/unzip.ts'

const token = 'a-token-of-the-organisation'
const debugId = '11111111-2222-4333-8444-555555555555'
const project = {
  SENTRY_AUTH_TOKEN: token,
  SENTRY_ORG: 'plinth',
  SENTRY_PROJECT: 'shop',
  BUILD_IDENTITY: 'v1',
}

test('a build leaves the positions in files of ours, and no source, no map of packages alone and none for browsers', async () => {
  const { distDir, has, read } = arrangeBuild()

  await finish(distDir, {})

  expect(read('server/chunks/ours.js.map')).toEqual({
    version: 3,
    sources: ['../../../lib/x.ts', '../../../node_modules/pg/x.js'],
    names: [],
    mappings: 'AASA',
    debugId,
  })
  expect(
    ['server/chunks/ours.js.map', 'server/chunks/theirs.js.map', 'static/chunks/a.js.map'].filter(has),
  ).toEqual(['server/chunks/ours.js.map'])
})

test('a map in sections is kept for a section that is ours, without its sources', async () => {
  const { distDir, has, write } = arrangeBuild()
  const sections = (source: string) => [
    { offset: { line: 0, column: 0 }, map: { ...positions('turbopack:///[turbopack]/runtime.ts') } },
    { offset: { line: 1, column: 0 }, map: { ...positions(source), sourcesContent: ['a source'] } },
  ]
  const mapOf = (source: string) => JSON.stringify({ version: 3, sources: [], sections: sections(source) })
  write('server/chunks/ours.js.map', mapOf('../../../lib/x.ts'))
  write('server/chunks/theirs.js.map', mapOf('../../../node_modules/pg/x.js'))

  await finish(distDir, {})

  expect(has('server/chunks/theirs.js.map')).toBe(false)
  const kept = readFileSync(join(distDir, 'server/chunks/ours.js.map'), 'utf8')
  expect(kept).toContain('../../../lib/x.ts')
  expect(kept).not.toContain('a source')
})

test('a function takes along the maps of its own files, once', async () => {
  const { distDir, read } = arrangeBuild()

  await finish(distDir, {})
  await finish(distDir, {})

  expect(read('server/app/route.js.nft.json')).toEqual({
    version: 1,
    files: ['../chunks/ours.js', '../chunks/theirs.js', '../../../package.json', '../chunks/ours.js.map'],
  })
})

test('with a token Sentry gets the maps of server and browser under the release, and the browser’s are gone', async () => {
  await using sentry = await startSentry(token)
  const { distDir, has } = arrangeBuild()

  await finish(distDir, { ...project, SENTRY_URL: sentry.url })

  const got = await Promise.all(sentry.bundles().map(unzip))
  const names = got.flatMap((files) => Object.keys(files)).map((name) => name.split('/').at(-1)!)
  expect(names.filter((name) => name.endsWith('.map')).toSorted()).toEqual([
    'a.js.map',
    'ours.js.map',
    'theirs.js.map',
  ])
  expect(sentry.assemblies.map(({ projects, version }) => [...projects, version])).toEqual(
    sentry.assemblies.map(() => ['shop', 'v1']),
  )
  expect(has('static/chunks/a.js.map')).toBe(false)
  expect(readFileSync(join(distDir, 'static/chunks/a.js'), 'utf8')).not.toContain('sourceMappingURL')
})

test('a Sentry that cannot be reached is told of, ends no build, and lets no map of the browser stay', async () => {
  const { distDir, has } = arrangeBuild()

  const printed = await finish(distDir, { ...project, SENTRY_URL: 'http://127.0.0.1:9' })

  expect(printed).toMatch(/Sentry.*network error|fetch failed/i)
  expect(has('static/chunks/a.js.map')).toBe(false)
  expect(has('server/chunks/ours.js.map')).toBe(true)
})

test.each(['SENTRY_ORG', 'SENTRY_PROJECT'])(
  'a token without %s is refused with one sentence',
  async (name) => {
    await expect(withMaps({}, { ...project, [name]: '' })).rejects.toThrow(
      'SENTRY_AUTH_TOKEN is set: set SENTRY_ORG and SENTRY_PROJECT too.',
    )
  },
)

/** The last lines of a build. */
async function finish(distDir: string, environment: NodeJS.Dict<string>) {
  // The variable with which Next names its bundler.
  const own = { NODE_ENV: 'production', TURBOPACK: '1', SENTRY_CONFIG_DIR: join(distDir, 'sentry') } as const
  const env = { PATH: process.env.PATH, ...own, ...environment }
  const { stdout, stderr } = await execute(process.execPath, ['tests/support/finish-build.ts', distDir], {
    env,
  })
  return stdout + stderr
}

const execute = promisify(execFile)

function arrangeBuild() {
  const distDir = mkdtempSync(join(tmpdir(), 'plinth-build-'))
  onTestFinished(() => rmSync(distDir, { recursive: true }))
  const write = (name: string, text: string) => {
    mkdirSync(dirname(join(distDir, name)), { recursive: true })
    writeFileSync(join(distDir, name), text)
  }
  const compile = (name: string, ...sources: string[]) => {
    const map = { ...positions(...sources), sourcesContent: sources.map(() => 'a source') }
    write(name, `run()\n//# debugId=${debugId}\n//# sourceMappingURL=${name.split('/').at(-1)}.map`)
    write(`${name}.map`, JSON.stringify({ ...map, debugId }))
  }
  compile('static/chunks/a.js', '../../../app/x.tsx')
  compile('server/chunks/ours.js', '../../../lib/x.ts', '../../../node_modules/pg/x.js')
  compile('server/chunks/theirs.js', '../../../node_modules/pg/x.js', 'turbopack:///[turbopack]/runtime.ts')
  const files = ['../chunks/ours.js', '../chunks/theirs.js', '../../../package.json']
  write('server/app/route.js.nft.json', JSON.stringify({ version: 1, files }))

  return {
    distDir,
    write,
    has: (name: string) => existsSync(join(distDir, name)),
    read: (name: string) => JSON.parse(readFileSync(join(distDir, name), 'utf8')) as unknown,
  }
}

const positions = (...sources: string[]) => ({ version: 3, sources, names: [], mappings: 'AASA' })
