import { spawnSync } from 'node:child_process'
import {
  chownSync,
  cpSync,
  existsSync,
  lchownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { HUNG_MS, raiseIt } from '../patience.ts'
import { NOBODY, UnsupportedPlatform, type Program } from './program.ts'

// Sorts and folds case alike on any machine, whichever locales its system has.
const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']

/** Creates the data directory unless it is complete. Returns whether it did. */
export function createCluster({ dataDir, uid, initdb }: Program): boolean {
  const complete = join(dataDir, 'plinth-complete')
  if (existsSync(complete)) {
    if (process.getuid?.() === 0) giveTo(dataDir, uid ?? 0)
    return false
  }

  mkdirSync(dirname(dataDir), { recursive: true })
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  for (const name of readdirSync(dataDir)) rmSync(join(dataDir, name), { recursive: true })
  if (uid !== undefined) chownSync(dataDir, uid, uid)

  const pattern = process.env.LOCAL_SUPABASE_CLUSTER
  if (pattern && uid === undefined) copyPattern(pattern, dataDir, initdb)
  else initialize(dataDir, uid, initdb)
  writeFileSync(complete, '')
  return true
}

function initialize(dataDir: string, uid: number | undefined, initdb: Program['initdb']) {
  const passwordFile = `${dataDir}.password`
  writeFileSync(passwordFile, 'postgres', { mode: 0o644 })
  try {
    run(
      initdb([`--pgdata=${dataDir}`, '--username=supabase_admin', `--pwfile=${passwordFile}`, ...settings]),
      uid,
    )
  } finally {
    rmSync(passwordFile)
  }
}

/** Copies the pattern, which the first one makes. Two that make it at once make the same, and the first to end counts. */
function copyPattern(pattern: string, dataDir: string, initdb: Program['initdb']) {
  if (!existsSync(pattern)) {
    const made = mkdtempSync(`${pattern}-`)
    initialize(made, undefined, initdb)
    try {
      renameSync(made, pattern)
    } catch {
      rmSync(made, { recursive: true })
    }
  }
  cpSync(pattern, dataDir, { recursive: true })
}

// Root runs the server as itself or as `nobody`, depending on whether the system allows user namespaces. Other owners keep their files.
function giveTo(dataDir: string, uid: number) {
  const owner = statSync(dataDir).uid
  if (owner === uid || (owner !== 0 && owner !== NOBODY)) return

  for (const name of ['', ...readdirSync(dataDir, { recursive: true, encoding: 'utf8' })]) {
    lchownSync(join(dataDir, name), uid, uid)
  }
}

const settings = ['--auth=scram-sha-256', '--no-sync', ...locale]

function run({ command, args }: { command: string; args: string[] }, uid: number | undefined) {
  const initdb = spawnSync(command, args, {
    encoding: 'utf8',
    timeout: HUNG_MS,
    env: { ...process.env, LC_ALL: 'C' },
    ...(uid !== undefined && { uid, gid: uid }),
  })
  const code = initdb.error && 'code' in initdb.error ? initdb.error.code : undefined
  // The package is built for glibc: without it the system finds the file, but nothing to run it with.
  if (code === 'ENOENT') throw new UnsupportedPlatform('this system')
  if (code === 'ETIMEDOUT') throw new Error(`initdb did not end within ${HUNG_MS / 1000} s. ${raiseIt}`)
  if (initdb.error) throw initdb.error
  if (initdb.status !== 0) throw new Error(`initdb failed: ${initdb.stderr.trim()}`)
}
