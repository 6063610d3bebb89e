import { existsSync } from 'node:fs'
import { glob, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { NextConfig } from 'next'

type Positions = { sources?: string[]; sourcesContent?: unknown }
/** Turbopack writes a map in sections where it marks files for Sentry: https://tc39.es/ecma426/#sec-index-source-map */
type SourceMap = Positions & { sections?: { map: Positions }[] }
type Trace = { files: string[] }

/**
 * A build whose stacks name our own lines: the server's maps stay beside its files, for lib/observability/source-maps.ts. With a
 * token Sentry gets them and the browser's too, which are never published.
 */
export async function withMaps(config: NextConfig, environment: NodeJS.Dict<string>): Promise<NextConfig> {
  const { SENTRY_AUTH_TOKEN: token } = environment
  if (!token) {
    return { ...config, compiler: { runAfterProductionCompile: ({ distDir }) => keepOwnMaps(distDir) } }
  }

  const { prepareUpload } = await import('./build-upload.ts')
  const [marked, upload] = prepareUpload(config, token, environment)
  const runAfterProductionCompile: typeof upload = (build) =>
    upload(build).finally(() => keepOwnMaps(build.distDir))
  return { ...marked, compiler: { runAfterProductionCompile } }
}

/**
 * Leaves of the maps of a build what a stack needs: the positions, without the sources, for the server's files that hold code of
 * ours. A function gets those of its own files. Maps that a browser could download are deleted.
 */
async function keepOwnMaps(distDir: string) {
  for await (const map of glob(join(distDir, 'static/**/*.map'))) await rm(map)
  for await (const map of glob(join(distDir, 'server/**/*.map'))) await keepPositions(map)
  for await (const trace of glob(join(distDir, 'server/**/*.nft.json'))) await traceMaps(trace)
}

async function keepPositions(file: string) {
  const map = JSON.parse(await readFile(file, 'utf8')) as SourceMap
  const parts = [map, ...(map.sections ?? []).map((section) => section.map)]
  for (const part of parts) delete part.sourcesContent
  if (parts.some(({ sources }) => sources?.some(isOurs))) await writeFile(file, JSON.stringify(map))
  else await rm(file)
}

const isOurs = (source: string) => !/node_modules|^turbopack:|\.next-internal/.test(source)

/** Adds maps to what a host copies for a route: https://nextjs.org/docs/app/api-reference/config/next-config-js/output */
async function traceMaps(file: string) {
  const trace = JSON.parse(await readFile(file, 'utf8')) as Trace
  const maps = trace.files.map((name) => `${name}.map`).filter((map) => existsSync(join(dirname(file), map)))
  await writeFile(file, JSON.stringify({ ...trace, files: [...new Set([...trace.files, ...maps])] }))
}
