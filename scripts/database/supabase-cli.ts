import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { projectDir } from '../command/project.ts'

const program = join(
  dirname(createRequire(import.meta.url).resolve('supabase/package.json')),
  'dist/supabase.js',
)

// Long enough for a hundred migrations. A prompt that nobody answers ends here too.
const TIMEOUT_MS = 120_000

// It only ever speaks to a local server, which has no TLS: asking for it would print a warning into the output.
const quiet = { SUPABASE_TELEMETRY_DISABLED: '1', SUPABASE_NO_UPDATE_NOTIFIER: '1', PGSSLMODE: 'disable' }

type Options = {
  env?: Record<string, string>
  timeoutMs?: number
  /** Lets a person follow what takes minutes. */
  shown?: boolean
}

/** Runs the Supabase CLI in this project and returns what it printed to stdout. Throws the CLI's own message. */
export function runSupabase(
  args: string[],
  { env, timeoutMs = TIMEOUT_MS, shown = false }: Options = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const cli = spawn(process.execPath, [program, ...args], {
      cwd: projectDir,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: timeoutMs,
      env: { ...process.env, ...quiet, ...env },
    })
    let output = ''
    let errors = ''
    cli.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
    cli.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors += text
      if (shown) process.stderr.write(text)
    })
    cli.once('error', reject)
    cli.once('close', (code, signal) => {
      if (code === 0) return resolve(output)
      const reason = signal
        ? `no answer within ${timeoutMs / 1000} s`
        : messageIn(errors.trim() || output.trim())
      reject(new Error(`supabase ${args.slice(0, 2).join(' ')}: ${reason}`))
    })
  })
}

function messageIn(text: string) {
  const lines = stripVTControlCharacters(text).split('\n')
  return lines.filter((line) => !/^(Target:|Confirmed by|Try rerunning)/.test(line)).join('\n')
}
