import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { randomUUID } from 'node:crypto'
import { createInterface } from 'node:readline'
import { onTestFinished } from 'vitest'

/** Sends `requests` per process for one user at the same moment and returns how many each process accepted. */
export async function letThrough(processes: number, requests: number, environment: NodeJS.Dict<string> = {}) {
  const userId = randomUUID()
  const started = await Promise.all(
    Array.from({ length: processes }, () => start([userId, String(requests), '10'], environment)),
  )
  for (const { begin } of started) begin()
  return Promise.all(started.map(async ({ next }) => Number(await next())))
}

async function start(parameters: string[], environment: NodeJS.Dict<string>) {
  const child = spawn(process.execPath, ['tests/support/hammer.ts', ...parameters], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...environment },
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const ended = once(child, 'exit').then(() => {
    throw new Error('A process ended early.')
  })
  ended.catch(() => {}) // it also ends when it is done
  const next = async () => (await Promise.race([lines.next(), ended])).value as string

  await next()
  return { begin: () => void child.stdin.write('\n'), next }
}
