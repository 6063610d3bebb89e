import { fork } from 'node:child_process'
import { join } from 'node:path'
import type { Readable } from 'node:stream'

export type Command = {
  command: string
  args: string[]
  /** Runs the command as this user and group, which only root may do. */
  uid?: number | undefined
  stopSignal: NodeJS.Signals
  /** The time from the stop signal to SIGKILL. */
  graceMs: number
}

export type Exit = { code?: number | null; signal?: NodeJS.Signals | null; error?: string }

export type Guarded = {
  guardPid: number
  /** The command's own process, which leads its process group. Undefined until it runs. */
  pid: () => number | undefined
  /** The output of the command, where `output` is 'pipe'. */
  stdout: Readable | null
  stderr: Readable | null
  /** Settles when the command runs, or could not be run. */
  started: Promise<void>
  /** Settles when the command has ended, by itself or by stop(). It never rejects. */
  exited: Promise<Exit>
  stop: () => Promise<Exit>
}

type Options = { env: NodeJS.ProcessEnv; output: number | 'pipe' }

/**
 * Starts a command that cannot outlive this process, not even after kill -9. It runs under a guard in a session of its own,
 * so that a terminal's Ctrl-C reaches neither and this process decides what stops when.
 */
export function startGuarded(command: Command, { env, output }: Options): Guarded {
  const guard = fork(join(import.meta.dirname, 'guard.ts'), [JSON.stringify(command)], {
    stdio: ['ignore', output, output, 'ipc'],
    detached: true,
    execArgv: [],
    env,
  })
  let pid: number | undefined
  let exit: Exit = {}
  const start = Promise.withResolvers<void>()

  guard.on('message', (message: Exit & { pid?: number }) => {
    if (message.pid) pid = message.pid
    else exit = message
    start.resolve()
  })
  const exited = new Promise<Exit>((resolve) => {
    guard.once('error', (error) => {
      start.resolve()
      resolve({ error: error.message })
    })
    guard.once('exit', (_code, signal) => {
      // A guard that was killed could not stop its command.
      if (signal && pid) signalGroup(pid, command.stopSignal)
      start.resolve()
      resolve(exit)
    })
  })

  return {
    guardPid: guard.pid ?? 0,
    pid: () => pid,
    stdout: guard.stdout,
    stderr: guard.stderr,
    started: start.promise,
    exited,
    stop: () => {
      if (guard.connected) guard.disconnect()
      return exited
    },
  }
}

/** Signals a command and every process that it started. */
export function signalGroup(pid: number, signal: NodeJS.Signals) {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal)
  } catch {
    // It has ended already.
  }
}
