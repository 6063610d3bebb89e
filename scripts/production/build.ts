import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { ownSecrets } from './values.ts'
import { distDir, nextProgram } from './server.ts'

const BUILD_TIMEOUT_MS = 600_000

type Watched = {
  /** Ends the build. */
  signal?: AbortSignal
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
export async function build(environment: NodeJS.Dict<string>, { signal }: Watched = {}) {
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: ownSecrets.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY,
  } as const
  // Next points this file at its latest build. The editor and the type check are to keep theirs.
  const types = await readFile('next-env.d.ts').catch(() => undefined)
  try {
    await promisify(execFile)(process.execPath, [nextProgram, 'build'], {
      env: { ...env, ...environment },
      timeout: BUILD_TIMEOUT_MS,
      ...(signal && { signal }),
    })
  } finally {
    if (types) await writeFile('next-env.d.ts', types)
  }
}
