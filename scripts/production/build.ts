import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { ownSecrets } from './values.ts'
import { distDir, nextProgram } from './server.ts'

/** The longest that a build may say nothing: progress bounds it, not its whole time. It compiles in silence. */
const SILENCE_MAX_MS = 3_600_000

type Watched = {
  /** Gets the output as it comes. */
  show?: (text: string) => void
  signal?: AbortSignal
  silenceMaxMs?: number
}

/** The build that every test of the running app shares, beside the usual one, which may be serving. `npm test` has made it before. */
export async function buildOnce(watched: Watched = {}) {
  if (process.env.TEST_BUILD === 'made') return
  await build({ NEXT_DIST_DIR: distDir }, watched)
}

/** A build in a directory of its own, which nothing else may be serving. */
export const ownBuild = (dir: string) => ({
  distDir: dir,
  make: (watched: Watched) => build({ NEXT_DIST_DIR: dir }, watched),
})

/** Builds as anyone would: with the key that its servers will have, and without any other secret. */
export async function build(environment: NodeJS.Dict<string>, watched: Watched = {}) {
  // Next points this file at its latest build. The editor and the type check keep theirs.
  const types = await readFile('next-env.d.ts').catch(() => undefined)
  try {
    await runNextBuild(environment, watched)
  } finally {
    if (types) await writeFile('next-env.d.ts', types)
  }
}

async function runNextBuild(
  environment: NodeJS.Dict<string>,
  { show = () => {}, signal, silenceMaxMs = SILENCE_MAX_MS }: Watched,
) {
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: ownSecrets.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY,
    ...environment,
  } as const
  const child = spawn(process.execPath, [nextProgram, 'build'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const stop = () => child.kill()
  signal?.addEventListener('abort', stop)
  if (signal?.aborted) stop()

  let output = ''
  let wasSilent = false
  const silence = setTimeout(() => (wasSilent = stop()), silenceMaxMs)
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      silence.refresh()
      output += text
      show(text)
    })
  }
  const [code, killedBy] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null]
  clearTimeout(silence)
  signal?.removeEventListener('abort', stop)

  if (wasSilent) throw new Error(silenceMessage(silenceMaxMs, output))
  if (code !== 0) throw new Error(`next build ended with ${code ?? killedBy}:\n${output}`)
}

function silenceMessage(ms: number, output: string) {
  return `next build said nothing for ${ms / 1000} s and was stopped.
This machine is busy, or the build hangs. Run it alone: npx node tests/support/make-build.ts
If it passes there, raise SILENCE_MAX_MS in scripts/production/build.ts. Its output so far:
${output}`
}
