import { execFileSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'

const GIT_TIMEOUT_MS = 5_000
const DIFF_BYTES_MAX = 64 * 1024 * 1024

/** Variables that name a deployment or a commit, the platform's own last. */
const sources = ['BUILD_IDENTITY', 'NEXT_DEPLOYMENT_ID', 'VERCEL_DEPLOYMENT_ID', 'GITHUB_SHA'] as const

/**
 * Names the build that is being made, so that instances can be compared: the deployment, else the commit with a mark of what was
 * changed since, else this one build. The workers of a build inherit the first answer.
 * https://nextjs.org/docs/app/api-reference/config/next-config-js/generateBuildId
 */
export function buildIdentity(environment: NodeJS.Dict<string>): string {
  const given = sources.map((name) => environment[name]).find(Boolean)
  environment.BUILD_IDENTITY = given ?? sourcesIn(process.cwd()) ?? randomBytes(8).toString('hex')
  return environment.BUILD_IDENTITY
}

/** The state of the sources in a folder, if a repository keeps them. */
export function sourcesIn(folder: string): string | undefined {
  const git = (...command: string[]) =>
    execFileSync('git', command, {
      cwd: folder,
      encoding: 'utf8',
      timeout: GIT_TIMEOUT_MS,
      maxBuffer: DIFF_BYTES_MAX,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
  try {
    // An archive of the sources may lie inside of another repository.
    if (!git('ls-files', 'package.json')) return undefined
    const commit = git('rev-parse', 'HEAD').trim()
    const changed = git('status', '--porcelain', '.')
    return changed ? `${commit}-${digest(changed + git('diff', 'HEAD', '.'))}` : commit
  } catch {
    return undefined
  }
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16)
