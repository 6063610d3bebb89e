import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { freePort } from '@plinth/local-supabase/ports'
import { PROGRAM_MS } from '../command/patience.ts'
import { productionValues } from './values.ts'

export const distDir = '.next/test'
export const nextProgram = 'node_modules/next/dist/bin/next'

const POLL_MS = 50

/** `npm start`, ready to answer. Its output is whole once `stop` has resolved with the exit code. */
export async function startServer(environment: NodeJS.Dict<string> = {}, givenPort?: number) {
  const port = givenPort ?? (await freePort())
  const { child, output } = spawnStart(port, { ...productionValues, ...environment })
  const url = `http://127.0.0.1:${port}`
  const stop = () => stopped(child)

  try {
    await answering(url, child)
  } catch (error) {
    await stop()
    throw new Error(
      `npm start did not answer. ${(error as Error).message}\n${output.stdout}${output.stderr}`,
      { cause: error },
    )
  }
  const kill = () => void child.kill('SIGKILL')
  return { url, output, stop, kill, [Symbol.asyncDispose]: async () => void (await stop()) }
}

export function spawnStart(port: number | string, environment: NodeJS.Dict<string>) {
  const start = ['scripts/start.ts', '-H', '127.0.0.1', '-p', String(port)]
  const env = { PATH: process.env.PATH, NEXT_DIST_DIR: distDir, SHUTDOWN_NOTICE_SECONDS: '0', ...environment }
  const child = spawn(process.execPath, start, {
    env: { NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output = { stdout: '', stderr: '' }
  child.stdout.on('data', (chunk) => (output.stdout += chunk))
  child.stderr.on('data', (chunk) => (output.stderr += chunk))
  return { child, output }
}

/** The exit code. */
async function stopped(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill('SIGTERM')
    const force = setTimeout(() => child.kill('SIGKILL'), PROGRAM_MS)
    await once(child, 'close').finally(() => clearTimeout(force))
  }
  return child.exitCode
}

async function answering(url: string, child: ChildProcess) {
  const deadline = AbortSignal.timeout(PROGRAM_MS)
  while (child.exitCode === null && !deadline.aborted) {
    const response = await fetch(`${url}/api/health`, { signal: deadline }).catch(() => undefined)
    if (response?.ok) return
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
  if (child.exitCode !== null) throw new Error(`It ended with ${child.exitCode}.`)
  throw new Error(`It was not ready after ${PROGRAM_MS / 1000} s: PROGRAM_MS in scripts/command/patience.ts.`)
}
