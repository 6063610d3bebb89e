import { spawnSync } from 'node:child_process'
import { readdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Removal } from './removal.ts'

/** Refuses a project that has changes which git would not give back. */
export function requireCommitted(dir: string) {
  const status = spawnSync('git', ['status', '--porcelain'], { cwd: dir, encoding: 'utf8', timeout: 60_000 })
  if (status.status !== 0) {
    throw new Error(
      'A removal is taken back by git, which this folder is not under: git init, and commit everything.',
    )
  }
  if (status.stdout) throw new Error(`Commit or drop your changes first:\n${status.stdout.trimEnd()}`)
}

/** Writes what was planned. A folder that is left empty goes too. */
export function writeRemoval(dir: string, { deleted, changed }: Removal) {
  for (const [path, text] of changed) writeFileSync(join(dir, path), text)
  for (const path of deleted) rmSync(join(dir, path))
  for (const path of deleted) removeEmpty(dir, dirname(path))
}

function removeEmpty(dir: string, folder: string) {
  if (folder === '.' || !isEmpty(join(dir, folder))) return
  rmdirSync(join(dir, folder))
  removeEmpty(dir, dirname(folder))
}

function isEmpty(folder: string) {
  try {
    return readdirSync(folder).length === 0
  } catch {
    return false
  }
}
