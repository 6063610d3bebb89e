import { rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createCluster } from './cluster.ts'
import { hasOwner, type Lock, lockFile, readLock } from './lock.ts'
import { findPostgres } from './program.ts'
import { launch } from './server.ts'
import { requireFree } from '../ports.ts'

export { UnsupportedPlatform } from './program.ts'

export type Postgres = {
  /** `recovered` follows a crash. `adopted` is a server that another living process of ours owns. */
  how: 'created' | 'started' | 'recovered' | 'adopted'
  port: number
  /** The server's own process. */
  pid: number
  owned: boolean
  /** Settles with the server's last words when it ends. An end without stop() is a failure. */
  ended: Promise<string>
  /** Ends the server if this process owns it. A second call does nothing. */
  stop: () => Promise<void>
}

type Options = {
  dir: string
  port: number
  durable: boolean
  /** Server settings beside those that every local server has. */
  settings?: Record<string, string>
}

// A fast shutdown takes milliseconds, and seconds on a busy machine. A server that is killed recovers at its next start.
const STOP_GRACE_MS = 15_000
const POLL_MS = 10

/**
 * Starts Postgres on 127.0.0.1 with its data in `dir`, creating it the first time: superuser `supabase_admin`, password
 * `postgres`. The server ends with this process, however that ends. `durable: false` trades crash safety for speed. Throws
 * PortTaken, UnsupportedPlatform or the server's own reason.
 */
export async function startPostgres({ dir, port, durable, settings = {} }: Options): Promise<Postgres> {
  const program = await findPostgres(resolve(dir))
  const { dataDir } = program
  const lock = readLock(dataDir)

  if (lock?.alive && hasOwner(dataDir)) return adopt(lock, port)
  if (lock?.alive) await end(lock.pid, dataDir)
  rmSync(lockFile(dataDir), { force: true })

  await requireFree('db', port)
  const created = createCluster(program)
  const server = await launch(program, port, durable, settings)
  const how = created ? 'created' : lock ? 'recovered' : 'started'
  return { how, port, owned: true, ...server }
}

function adopt(running: Lock, port: number): Postgres {
  if (running.port !== port)
    throw new Error(`This database already runs on port ${running.port}, not ${port}.`)
  return {
    how: 'adopted',
    port,
    pid: running.pid,
    owned: false,
    ended: new Promise(() => {}),
    stop: async () => {},
  }
}

async function end(pid: number, dataDir: string) {
  process.kill(pid, 'SIGINT')
  const deadline = Date.now() + STOP_GRACE_MS
  while (readLock(dataDir)?.alive) {
    if (Date.now() > deadline) process.kill(pid, 'SIGKILL')
    await sleep(POLL_MS)
  }
}
