import { globSync, mkdtempSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { temporaryDir } from '../command/temporary.ts'

// The guard of a server that lost its parent stops it sooner.
const SERVERS_WITHIN_MS = 20_000
const POLL_MS = 50

/** The one folder for the throw-away files of a run. */
export function createRunFolder(): string {
  return mkdtempSync(join(temporaryDir(), 'plinth-'))
}

/**
 * Has programs keep their throw-away files in the folder. They share there the code that they compiled, and the empty cluster that
 * their databases begin with.
 */
export function keptIn(folder: string): Record<string, string> {
  return {
    RUN_FOLDER: folder,
    ...{ TMPDIR: folder, TMP: folder, TEMP: folder },
    NODE_COMPILE_CACHE: join(folder, 'compiled'),
    LOCAL_SUPABASE_CLUSTER: join(folder, 'cluster'),
  }
}

/** Removes the folder once no server of a stopped step works in it. */
export async function removeRunFolder(folder: string) {
  const deadline = Date.now() + SERVERS_WITHIN_MS
  while (Date.now() < deadline && globSync(join(folder, '**/postmaster.pid')).some(isServed)) {
    await sleep(POLL_MS)
  }
  await rm(folder, { recursive: true, force: true, maxRetries: 10 })
}

function isServed(pidFile: string): boolean {
  try {
    return process.kill(Number.parseInt(readFileSync(pidFile, 'utf8'), 10), 0)
  } catch (error) {
    // A server of another user lives, though it may not be signalled.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
