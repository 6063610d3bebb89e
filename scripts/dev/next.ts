import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { stripVTControlCharacters } from 'node:util'
import { startGuarded, type Guarded } from '@plinth/local-supabase/guarded'
import { isListening } from '@plinth/local-supabase/ports'
import { PROGRAM_MS } from '../command/patience.ts'

const program = createRequire(import.meta.url).resolve('next/dist/bin/next')

// Next needs half of it to close its compiler's cache. Ctrl-C as a whole takes less than a second.
const STOP_GRACE_MS = 700
const POLL_MS = 25

/** Starts `next dev` and returns once it listens. Shows its requests, compilations and errors, without its heading. */
export async function startNext(port: number, env: Record<string, string>): Promise<Guarded> {
  const next = startGuarded(
    {
      command: process.execPath,
      args: [program, 'dev', '--port', String(port)],
      stopSignal: 'SIGINT',
      graceMs: STOP_GRACE_MS,
    },
    {
      env: {
        WEBHOOK_ALLOW_LOCAL: 'true',
        ...process.env,
        ...env,
        NEXT_TELEMETRY_DISABLED: '1',
        ...colour(),
      },
      output: 'pipe',
    },
  )
  next.stderr?.pipe(process.stderr)
  void showAfterHeading(next)

  const failure = next.exited.then(
    ({ error }) => new Error(`Next did not start${error ? `: ${error}` : '.'}`),
  )
  const failed = await Promise.race([failure, listening(port)])
  if (!failed) return next

  await next.stop()
  throw failed
}

// Next's heading ends with an empty line. The banner says the same and more.
async function showAfterHeading({ stdout }: Guarded) {
  if (!stdout) return
  let inHeading = true
  for await (const line of createInterface({ input: stdout })) {
    if (!inHeading) console.log(line)
    else if (stripVTControlCharacters(line).trim() === '') inHeading = false
  }
}

async function listening(port: number) {
  const deadline = Date.now() + PROGRAM_MS
  while (Date.now() < deadline) {
    if (await isListening(port)) return undefined
    await sleep(POLL_MS)
  }
  return new Error(
    `Next did not listen on port ${port} within ${PROGRAM_MS / 1000} s: PROGRAM_MS in scripts/command/patience.ts.`,
  )
}

function colour(): Record<string, string> {
  return process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}
}
