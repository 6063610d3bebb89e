import { globSync, readFileSync, rmSync } from 'node:fs'
import { expect, test } from 'vitest'
import { build } from '../../scripts/production/build'
import { unzip } from '../support/unzip'
import { startSentry } from './sentry-stand-in'
import { BUILDING_TEST_MS } from '../../scripts/command/patience'

const distDir = '.next/test-with-token'
// Its command line remembers there the address of an organisation.
const sentryDir = `${distDir}-sentry`
const token = 'a-token-of-the-organisation'

type Manifest = { files: Record<string, { type: string; headers?: Record<string, string> }> }

test(
  'with a token Sentry gets the maps of server and browser under the release, the log keeps its own, and no browser can download one',
  async () => {
    await using sentry = await startSentry(token)
    // An earlier build would be taken up, and what it sent is not sent again.
    for (const folder of [distDir, sentryDir]) rmSync(folder, { recursive: true, force: true })

    await build({
      NEXT_DIST_DIR: distDir,
      SENTRY_AUTH_TOKEN: token,
      SENTRY_ORG: 'plinth',
      SENTRY_PROJECT: 'shop',
      SENTRY_URL: sentry.url,
      SENTRY_CONFIG_DIR: sentryDir,
    })

    const release = readFileSync(`${distDir}/BUILD_ID`, 'utf8')
    expect(sentry.assemblies.length).toBeGreaterThan(0)
    for (const one of sentry.assemblies) expect(one).toMatchObject({ projects: ['shop'], version: release })

    const bundles = await Promise.all(sentry.bundles().map(unzip))
    const manifests = bundles.map((files) => JSON.parse(textOf(files['manifest.json']!)) as Manifest)
    const marked = manifests.flatMap(({ files }) =>
      Object.values(files).map(({ headers }) => headers?.['debug-id']),
    )
    expect(marked.length).toBeGreaterThan(100)
    expect(marked.filter((id) => !id)).toEqual([])
    const sources = bundles.flatMap((files) =>
      Object.keys(files).flatMap((name) => (name.endsWith('.map') ? sourcesOf(textOf(files[name]!)) : [])),
    )
    for (const file of ['lib/db/transaction.ts', 'app/_ui/form.tsx'])
      expect(sources.filter((source) => source.endsWith(file))).not.toEqual([])

    const beside = globSync(`${distDir}/server/**/*.map`).map((file) => readFileSync(file, 'utf8'))
    expect(beside.flatMap(sourcesOf)).toContainEqual(
      expect.stringMatching(/^(\.\.\/)+lib\/db\/transaction\.ts$/),
    )
    expect(beside.filter((map) => map.includes('sourcesContent'))).toEqual([])
    expect(globSync(`${distDir}/static/**/*.map`)).toEqual([])
    const scripts = globSync(`${distDir}/static/**/*.js`).map((file) => readFileSync(file, 'utf8'))
    expect(scripts.length).toBeGreaterThan(10)
    expect(scripts.filter((script) => script.includes('sourceMappingURL'))).toEqual([])
  },
  BUILDING_TEST_MS,
)

test(
  'a build with a token and without a project ends with one sentence',
  async () => {
    const built = build({ NEXT_DIST_DIR: distDir, SENTRY_AUTH_TOKEN: token, SENTRY_ORG: 'plinth' })

    await expect(built).rejects.toThrow('SENTRY_AUTH_TOKEN is set: set SENTRY_ORG and SENTRY_PROJECT too.')
  },
  BUILDING_TEST_MS,
)

const textOf = (file: Uint8Array) => Buffer.from(file).toString()

type Positions = { sources?: string[]; sections?: { map: Positions }[] }

function sourcesOf(map: string): string[] {
  const { sources = [], sections = [] } = JSON.parse(map) as Positions
  return [...sources, ...sections.flatMap((section) => section.map.sources ?? [])]
}
