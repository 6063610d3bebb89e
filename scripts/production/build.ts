import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { ownSecrets } from './values.ts'
import { distDir, nextProgram } from './server.ts'

const BUILD_TIMEOUT_MS = 600_000

/** The build that every test of the running app shares, beside the usual one, which may be serving. `npm test` has made it before. */
export async function buildOnce() {
  if (process.env.TEST_BUILD === 'made') return
  await build({ NEXT_DIST_DIR: distDir })
}

/** Builds as anyone would: with the key that its servers will have, and without any other secret. */
export async function build(environment: NodeJS.Dict<string>) {
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: ownSecrets.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY,
  } as const
  // Next points this file at its latest build; the editor and the type check are to keep theirs.
  const types = await readFile('next-env.d.ts').catch(() => undefined)
  try {
    await promisify(execFile)(process.execPath, [nextProgram, 'build'], {
      env: { ...env, ...environment },
      timeout: BUILD_TIMEOUT_MS,
    })
  } finally {
    if (types) await writeFile('next-env.d.ts', types)
  }
}
