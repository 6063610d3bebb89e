import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { build } from '../../scripts/production/build'
import { unzip } from '../support/unzip'
import { startSentry } from './sentry-stand-in'

const distDir = '.next/test-with-token'
const TIMEOUT_MS = 700_000
const token = 'a-token-of-the-organisation'

type Manifest = { files: Record<string, { type: string; headers?: Record<string, string> }> }

test(
  'with a token Sentry gets the maps of server and browser under the release, and no browser can download one',
  async () => {
    await using sentry = await startSentry(token)

    await build({
      NEXT_DIST_DIR: distDir,
      SENTRY_AUTH_TOKEN: token,
      SENTRY_ORG: 'plinth',
      SENTRY_PROJECT: 'shop',
      SENTRY_URL: sentry.url,
      // Where it remembers the address of an organisation.
      SENTRY_CONFIG_DIR: `${distDir}-sentry`,
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
      Object.keys(files).flatMap((name) =>
        name.endsWith('.map') ? JSON.parse(textOf(files[name]!)).sources : [],
      ),
    ) as string[]
    for (const file of ['lib/db/transaction.ts', 'app/_ui/form.tsx'])
      expect(sources.filter((source) => source.endsWith(file))).not.toEqual([])

    expect(globSync(`${distDir}/static/**/*.map`)).toEqual([])
    const scripts = globSync(`${distDir}/static/**/*.js`).map((file) => readFileSync(file, 'utf8'))
    expect(scripts.length).toBeGreaterThan(10)
    expect(scripts.filter((script) => script.includes('sourceMappingURL'))).toEqual([])
  },
  TIMEOUT_MS,
)

test('a build with a token and without a project ends with one sentence', async () => {
  const built = build({ NEXT_DIST_DIR: distDir, SENTRY_AUTH_TOKEN: token, SENTRY_ORG: 'plinth' })

  await expect(built).rejects.toThrow('SENTRY_AUTH_TOKEN is set: set SENTRY_ORG and SENTRY_PROJECT too.')
})

const textOf = (file: Uint8Array) => Buffer.from(file).toString()
