import { globSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { projectDir } from '../command/project.ts'
import type { Part, Parts } from './part.ts'

/** Reads the parts that are still there. */
export async function readParts(): Promise<Parts> {
  const files = globSync('scripts/sample/parts/*.ts', { cwd: projectDir }).toSorted()
  const parts = files.map(async (file) => {
    const { part } = (await import(pathToFileURL(join(projectDir, file)).href)) as { part: Part }
    return [basename(file, '.ts'), part] as const
  })
  return new Map(await Promise.all(parts))
}
