import { type ChildProcess, type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'

// Nothing is judged by these: a command that needs longer to clean up after a signal is killed, and the run folder goes anyway.
const STOP_GRACE_MS = 15_000
/** For what the command started, once it has ended itself. */
const REST_GRACE_MS = 2_000
const POLL_MS = 20

// On Windows there is no group, and the programs of npm packages are scripts for its shell.
const windows = process.platform === 'win32'

export type Group = {
  child: ChildProcessByStdio<null, Readable, Readable>
  /** Settles with the exit code once the command and whatever it started have ended. */
  ended: Promise<number | null>
  /** Passes a signal on to the command and to whatever it started. */
  stop: (signal: NodeJS.Signals) => void
}

/** Starts a command at the head of a process group, so that nothing it starts outlives it, and a terminal's Ctrl-C reaches it once. */
export function startGroup([program = '', ...parameters]: string[], env: NodeJS.ProcessEnv): Group {
  const child = spawn(program, parameters, {
    // The lines of steps that run beside each other stay whole.
    stdio: ['ignore', 'pipe', 'pipe'],
    env,
    shell: windows,
    detached: !windows,
  })
  let stopped = false

  const ended = async () => {
    const [code] = (await once(child, 'exit')) as [number | null]
    if (stopped) await emptied(child)
    signalGroup(child, 'SIGKILL')
    await emptied(child)
    return code
  }
  const stop = (signal: NodeJS.Signals) => {
    stopped = true
    setTimeout(() => signalGroup(child, 'SIGKILL'), STOP_GRACE_MS).unref()
    signalGroup(child, signal)
  }
  return { child, ended: ended(), stop }
}

async function emptied(child: ChildProcess) {
  const deadline = Date.now() + REST_GRACE_MS
  while (Date.now() < deadline && signalGroup(child, 0)) await sleep(POLL_MS)
}

/** Returns whether there was a process to receive it. */
function signalGroup(child: ChildProcess, signal: NodeJS.Signals | 0): boolean {
  if (child.pid === undefined) return false
  if (windows) return child.kill(signal)
  try {
    return process.kill(-child.pid, signal)
  } catch {
    return false
  }
}
