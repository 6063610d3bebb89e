import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { distDir, startServer } from '../../scripts/production/server'

let server: Awaited<ReturnType<typeof startServer>>
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

const scripts = globSync(`${distDir}/static/**/*.{js,css}`)

test('no browser can download a map, and nothing tells it of one', async () => {
  expect(scripts.length).toBeGreaterThan(10)
  for (const file of scripts) {
    const address = `${server.url}/_next${file.slice(distDir.length)}`
    const [script, map] = await Promise.all([fetch(address), fetch(`${address}.map`)])
    expect([file, script.status, map.status]).toEqual([file, 200, 404])
    expect(await script.text()).not.toContain('sourceMappingURL')
  }
  expect(globSync(`${distDir}/static/**/*.map`)).toEqual([])
})

test('the maps of the server hold positions in code of ours, and no source', () => {
  const maps = globSync(`${distDir}/server/**/*.map`).map((file) => JSON.parse(readFileSync(file, 'utf8')))

  expect(maps.length).toBeGreaterThan(100)
  expect(maps.filter((map) => 'sourcesContent' in map)).toEqual([])
  expect(maps.filter(({ sources }) => !sources.some((source: string) => isOurs(source)))).toEqual([])
})

test.each(['api/v1/workspaces/route', '(workspace)/workspaces/page'])(
  'the function of %s takes along the maps of its own files',
  (route) => {
    const trace = `${distDir}/server/app/${route}.js.nft.json`
    const { files } = JSON.parse(readFileSync(trace, 'utf8')) as { files: string[] }

    const maps = files.filter((file) => file.endsWith('.map')).map((file) => join(dirname(trace), file))

    const sources = maps.flatMap((map) => JSON.parse(readFileSync(map, 'utf8')).sources as string[])
    expect(sources).toContainEqual(expect.stringMatching(/^(\.\.\/)+lib\/db\/transaction\.ts$/))
  },
)

const isOurs = (source: string) => /^(\.\.\/)+(app|lib|proxy|instrumentation)/.test(source)
