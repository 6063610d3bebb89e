import { spawnSync } from 'node:child_process'
import { readdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Removal } from './removal.ts'

const GIT_TIMEOUT_MS = 60_000

/** Refuses a project that has changes which git would not give back. */
export function requireCommitted(dir: string) {
  const git = (...parameters: string[]) =>
    spawnSync('git', parameters, { cwd: dir, encoding: 'utf8', timeout: GIT_TIMEOUT_MS })
  if (git('ls-files', '--error-unmatch', 'package.json').status !== 0) {
    throw new Error('Git cannot take a removal back here: run git init and commit everything.')
  }
  const status = git('status', '--porcelain')
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
