import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { exists, readText, runsWith } from '../processes/process.ts'

/** The content of a server's lock file: https://www.postgresql.org/docs/17/storage-file-layout.html */
export type Lock = { pid: number; port: number; ready: boolean; alive: boolean }

export function lockFile(dataDir: string) {
  return join(dataDir, 'postmaster.pid')
}

/** Reads the lock of the server on this data directory. Undefined when none runs and none crashed. */
export function readLock(dataDir: string): Lock | undefined {
  const [pid, serverDir, , port, , , , status] = readText(lockFile(dataDir)).split('\n')
  if (!pid || !serverDir || !port) return undefined

  return {
    pid: Number(pid),
    port: Number(port),
    ready: status?.trim() === 'ready',
    alive: runsWith(Number(pid), serverDir),
  }
}

// Written once the directory is complete and at every start: the process that started the server, and the guard of it.
const ownerFile = (dataDir: string) => join(dataDir, 'plinth-owner')

export function writeOwner(dataDir: string, guard: number) {
  writeFileSync(ownerFile(dataDir), `${process.pid} ${guard}`)
}

/** A server with a living owner and guard may be shared. Any other one was left behind. */
export function hasOwner(dataDir: string) {
  const [owner, guard] = readText(ownerFile(dataDir)).split(' ').map(Number)
  return !!owner && !!guard && exists(owner) && runsWith(guard, dataDir)
}
