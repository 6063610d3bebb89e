import { closeSync, openSync, readFileSync, statSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { HUNG_MS, raiseIt } from '../patience.ts'
import { startGuarded } from '../processes/guarded.ts'
import { readLock, writeOwner } from './lock.ts'
import type { Program } from './program.ts'

const POLL_MS = 10
// A fast shutdown takes milliseconds, and seconds on a busy machine. A server that is killed recovers at its next start.
const STOP_GRACE_MS = 15_000
// A server that replays its log after a crash says every second how far it is.
const PROGRESS_MS = 1000

const notDurable = ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off']

/** Runs the server under a guard and returns once it accepts connections. Throws the server's own reason if it ends first. */
export async function launch(
  { dataDir, uid, postgres }: Program,
  port: number,
  durable: boolean,
  more: Record<string, string>,
) {
  const { command, args } = postgres([
    '-D',
    dataDir,
    '-p',
    String(port),
    ...settings,
    ...(durable ? [] : notDurable),
    ...Object.entries(more).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ])
  const logFile = `${dataDir}.log`
  const log = openSync(logFile, 'w')
  const server = startGuarded(
    { command, args, uid, stopSignal: 'SIGINT', graceMs: STOP_GRACE_MS },
    { env: { ...process.env, LC_ALL: 'C' }, output: log },
  )
  closeSync(log)
  writeOwner(dataDir, server.guardPid)

  const ended = server.exited.then(() => reasonIn(logFile))
  const reason = await Promise.race([ended, ready(dataDir, logFile)])
  const lock = readLock(dataDir)
  if (reason === undefined && lock)
    return {
      pid: lock.pid,
      ended: ended.then((last) => `PostgreSQL ended: ${last}`),
      stop: async () => void (await server.stop()),
    }

  await server.stop()
  throw new Error(`PostgreSQL did not start: ${reason}`)
}

const settings = [
  ...['-c', 'listen_addresses=127.0.0.1'],
  ...['-c', 'unix_socket_directories='],
  ...['-c', 'shared_preload_libraries=pg_stat_statements'],
  ...['-c', 'timezone=UTC'],
  ...['-c', `log_startup_progress_interval=${PROGRESS_MS}`],
]

/** Waits as long as the log of the server goes on. */
async function ready(dataDir: string, logFile: string): Promise<string | undefined> {
  let [said, since] = [0, Date.now()]
  while (Date.now() - since < HUNG_MS) {
    if (readLock(dataDir)?.ready) return undefined
    const { size } = statSync(logFile)
    if (size > said) [said, since] = [size, Date.now()]
    await sleep(POLL_MS)
  }
  return `it was not ready, and its log said nothing for ${HUNG_MS / 1000} s. ${raiseIt}`
}

function reasonIn(logFile: string) {
  const lines = readFileSync(logFile, 'utf8').trim().split('\n')
  const telling = lines.filter((line) => /FATAL|HINT|error/i.test(line))
  return (telling.length > 0 ? telling : lines.slice(-3)).join(' ')
}
