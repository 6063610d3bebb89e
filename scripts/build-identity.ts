import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'

const GIT_TIMEOUT_MS = 5_000

// The variables that name a build, the platform's own last.
const sources = ['BUILD_IDENTITY', 'NEXT_DEPLOYMENT_ID', 'VERCEL_DEPLOYMENT_ID', 'GITHUB_SHA'] as const

/**
 * Names the build after its deployment, its commit, or at random, so instances can be compared. The workers of a build inherit
 * the name. https://nextjs.org/docs/app/api-reference/config/next-config-js/generateBuildId
 */
export function buildIdentity(environment: NodeJS.Dict<string>): string {
  const given = sources.map((name) => environment[name]).find(Boolean)
  environment.BUILD_IDENTITY = given ?? commit() ?? randomBytes(8).toString('hex')
  return environment.BUILD_IDENTITY
}

function commit(): string | undefined {
  try {
    return execFileSync('git', ['rev-parse', 'HEAD'], {
      encoding: 'utf8',
      timeout: GIT_TIMEOUT_MS,
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
  } catch {
    // A source archive has no git history.
    return undefined
  }
}
