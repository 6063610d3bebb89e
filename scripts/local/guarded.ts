import { fork } from 'node:child_process'
import { join } from 'node:path'

export type GuardedCommand = {
  command: string
  args: string[]
  env: NodeJS.ProcessEnv
  /** Runs the command as this user and group; only root can. */
  uid?: number | undefined
  stopSignal: NodeJS.Signals
  /** From the stop signal to SIGKILL. */
  graceMs: number
}

export type Exit = { code?: number | null; signal?: NodeJS.Signals | null; error?: string }

export type Guarded = {
  guardPid: number
  /** Settles when the command has ended, by itself or by stop(); never rejects. */
  exited: Promise<Exit>
  stop: () => Promise<Exit>
}

type Output = number | 'inherit' | 'pipe'

/**
 * Starts a command that cannot outlive this process, not even after kill -9. It runs under a guard in a session of its own,
 * so a terminal's Ctrl-C reaches neither: this process decides what stops when. `output` takes stdout and stderr.
 */
export function startGuarded(command: GuardedCommand, output: Output): Guarded {
  const guard = fork(join(import.meta.dirname, 'guard.ts'), [JSON.stringify(command)], {
    stdio: ['ignore', output, output, 'ipc'],
    detached: true,
    execArgv: [],
  })
  let pid: number | undefined
  let exit: Exit = {}

  guard.on('message', (message: Exit & { pid?: number }) => {
    if (message.pid) pid = message.pid
    else exit = message
  })
  const exited = new Promise<Exit>((resolve) => {
    guard.once('error', (error) => resolve({ error: error.message }))
    guard.once('exit', (_code, signal) => {
      // A guard that was killed could not stop its command.
      if (signal && pid) killGroup(pid, command.stopSignal)
      resolve(exit)
    })
  })

  return {
    guardPid: guard.pid ?? 0,
    exited,
    stop() {
      if (guard.connected) guard.disconnect()
      return exited
    },
  }
}

function killGroup(pid: number, signal: NodeJS.Signals) {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal)
  } catch {
    // It ended with its guard.
  }
}
