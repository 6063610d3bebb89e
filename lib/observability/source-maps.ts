import 'server-only'
import { readFileSync, statSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** An outage throws from the same few lines again and again: each is looked up once. */
const LOCATIONS_MAX = 2_000

/** No frame is as long, and looking for one in such a line takes ever longer. */
const LINE_LENGTH_MAX = 1_000

// A package's own maps are not ours to read.
const builtFrame = /^(\s*at .*?)((?:[A-Za-z]:)?[\\/](?!.*node_modules)[^\n]*\.js):(\d+):(\d+)/

const originals = new Map<string, string | undefined>()

/**
 * The same stack, in which every frame of a built file names the file, line and column that it was written in, by the map beside
 * it. A frame whose map says nothing stays as it is. Node could do so by itself, and would read every map before the first
 * request. https://nodejs.org/docs/latest-v24.x/api/module.html#class-modulesourcemap
 */
export function inOurSources(stack: string): string {
  const maps = new Map<string, SourceMap>()
  return stack
    .split('\n')
    .map((line) => (line.length > LINE_LENGTH_MAX ? line : lineInOurSources(maps, line)))
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
    // What is being reported matters more than a map that cannot be read.
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
