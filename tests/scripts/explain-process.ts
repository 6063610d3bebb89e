import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'

const program = join(import.meta.dirname, '../../scripts/db-explain.ts')

/** Runs `npm run db:explain`, with its temporary files in `tmpDir`. */
export function explain(...args: string[]) {
  return explainIn(undefined, ...args)
}

export function explainIn(tmpDir: string | undefined, ...args: string[]) {
  const child = spawn(process.execPath, [program, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...(tmpDir && { TMPDIR: tmpDir }) },
  })
  onTestFinished(() => void child.kill('SIGTERM'))
  const code = new Promise<number | null>((resolve) => child.once('close', resolve))
  const said = Promise.all([code, text(child.stdout), text(child.stderr)])
  return { child, ended: said.then(([exit, stdout, stderr]) => ({ code: exit, stdout, stderr })) }
}
