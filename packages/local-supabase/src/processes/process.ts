import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { HUNG_MS } from '../patience.ts'

/** Tells a process id that exists, ours or not. */
export function exists(pid: number) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/**
 * Tells a living process whose command line names `argument`. A dead process that nobody has reaped keeps its pid,
 * and a pid may have gone to another program since, so the pid alone would not tell.
 */
export function runsWith(pid: number, argument: string) {
  if (process.platform === 'win32') return exists(pid)
  return commandLine(pid).includes(argument)
}

function commandLine(pid: number) {
  if (process.platform === 'linux') return readText(`/proc/${pid}/cmdline`)
  const args = ['-ww', '-o', 'command=', '-p', String(pid)]
  return spawnSync('ps', args, { encoding: 'utf8', timeout: HUNG_MS }).stdout
}

/** The text of a file, or nothing where there is none. */
export function readText(path: string) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
