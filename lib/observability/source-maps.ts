import 'server-only'
import { readFileSync, statSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** An outage repeats the same few lines, which are looked up once each. */
const LOCATIONS_MAX = 2_000

const builtFrame = /^(\s*at [^\\/\n]*?)((?:[A-Za-z]:)?[\\/](?!.*node_modules)[^\n]*\.js):(\d+):(\d+)/

const originals = new Map<string, string | undefined>()

/** Node's own support would read every map at first: https://nodejs.org/docs/latest-v24.x/api/module.html#class-modulesourcemap */
export function inOurSources(stack: string): string {
  const maps = new Map<string, SourceMap>()
  return stack
    .split('\n')
    .map((line) => lineInOurSources(maps, line))
    .join('\n')
}

function lineInOurSources(maps: Map<string, SourceMap>, text: string) {
  return text.replace(builtFrame, (frame, before: string, file: string, line: string, column: string) => {
    const original = originalOf(maps, file, Number(line), Number(column))
    return original ? before + original : frame
  })
}

function originalOf(maps: Map<string, SourceMap>, file: string, line: number, column: number) {
  const mapFile = `${file}.map`
  const { mtimeMs } = statSync(/* turbopackIgnore: true */ mapFile, { throwIfNoEntry: false }) ?? {}
  if (mtimeMs === undefined) return undefined

  const location = `${file}:${line}:${column} of ${mtimeMs}`
  if (originals.has(location)) return originals.get(location)
  if (originals.size >= LOCATIONS_MAX) originals.clear()

  const original = lookUp(maps, mapFile, line, column)
  originals.set(location, original)
  return original
}

function lookUp(maps: Map<string, SourceMap>, mapFile: string, line: number, column: number) {
  try {
    const map = maps.get(mapFile) ?? readMap(mapFile)
    maps.set(mapFile, map)
    return locationIn(map, mapFile, line, column)
  } catch {
    // The report matters more than an unreadable map.
    return undefined
  }
}

function locationIn(map: SourceMap, mapFile: string, line: number, column: number) {
  const entry = map.findEntry(line - 1, column - 1)
  if (!('originalSource' in entry)) return undefined
  const path = fileURLToPath(new URL(entry.originalSource, pathToFileURL(mapFile)))
  return `${path}:${entry.originalLine + 1}:${entry.originalColumn + 1}`
}

function readMap(mapFile: string) {
  return new SourceMap(JSON.parse(readFileSync(/* turbopackIgnore: true */ mapFile, 'utf8')))
}
