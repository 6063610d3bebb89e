import { spawn } from 'node:child_process'
import type { Command } from './guarded.ts'

// Runs one command and outlives its parent by no more than the command's grace: the channel to the parent closes when the
// parent ends in any way, kill -9 included, and then the command is stopped.
const { command, args, uid, stopSignal, graceMs }: Command = JSON.parse(process.argv[2] ?? '')

// The command leads its own process group, so that a signal reaches whatever it started as well.
const child = spawn(command, args, {
  stdio: ['ignore', 'inherit', 'inherit'],
  detached: process.platform !== 'win32',
  windowsHide: true,
  ...(uid !== undefined && { uid, gid: uid }),
})

child.once('spawn', () => report({ pid: child.pid }))
child.once('error', (error) => finish({ error: error.message }))
child.once('exit', (code, signal) => {
  kill('SIGKILL')
  finish({ code, signal })
})

process.once('disconnect', stop)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)

function stop() {
  kill(stopSignal)
  setTimeout(() => kill('SIGKILL'), graceMs)
}

function kill(signal: NodeJS.Signals) {
  if (child.pid === undefined) return
  try {
    if (process.platform === 'win32') child.kill(signal)
    else process.kill(-child.pid, signal)
  } catch {
    // The group is empty: there is nothing left to stop.
  }
}

function report(message: object) {
  if (process.connected) process.send?.(message)
}

function finish(message: object) {
  if (!process.connected) process.exit()
  process.send?.(message, () => process.exit())
}
