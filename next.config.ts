import type { NextConfig } from 'next'
import { PHASE_DEVELOPMENT_SERVER, PHASE_PRODUCTION_BUILD } from 'next/constants'
import { fingerprintOf } from './lib/environment/actions-key.ts'
import { sentryEnvironment } from './lib/environment/sentry-environment.ts'
import { inProduction, onApiAnswers, onEveryAnswer, onSecretAddresses } from './lib/http/security-headers.ts'
import { buildIdentity } from './scripts/build-identity.ts'
import { withMaps } from './scripts/build-maps.ts'

export default async function config(phase: string): Promise<NextConfig> {
  const production = phase !== PHASE_DEVELOPMENT_SERVER

  const common: NextConfig = {
    cacheComponents: true,
    partialPrefetching: true,
    typedRoutes: true,
    // Every page renders per request for its nonce, so there is no instant shell to check.
    experimental: {
      instantInsights: { validationLevel: 'manual-warning' },
      // The proxy buffers request bodies in memory. The limit exceeds that of an action, so Next still refuses longer bodies.
      proxyClientMaxBodySize: '2mb',
    },
    // A shell sent ahead of a page would fix its status at 200. Without one, a redirect is a 307 and a missing page a 404.
    htmlLimitedBots: /.*/,
    poweredByHeader: false,
    // No page has an image to optimize, and the optimizer would ask any address of the app for anybody.
    images: { unoptimized: true },
    agentRules: false,
    turbopack: { rules: { '*.css': { loaders: ['@tailwindcss/turbopack'] } } },
    // The API logs its own line per request, and the arguments of a Server Action may contain a password.
    logging: { incomingRequests: { ignore: [/^\/api\//] }, serverFunctions: false },
    headers: async () => [
      { source: '/:path*', headers: production ? [...onEveryAnswer, ...inProduction] : onEveryAnswer },
      { source: '/api/:path*', headers: onApiAnswers },
      { source: '/auth/:page(confirm|callback)', headers: onSecretAddresses },
      { source: '/invitations/:path*', headers: onSecretAddresses },
    ],
    ...(process.env.NEXT_DIST_DIR && besideTheUsualBuild(process.env.NEXT_DIST_DIR)),
  }
  return phase === PHASE_PRODUCTION_BUILD ? withMaps({ ...common, ...namedBuild() }, process.env) : common
}

/** Values inlined into the build, for lib/observability/build.ts, lib/env.ts and lib/http/known-actions.ts. */
function namedBuild(): NextConfig {
  const identity = buildIdentity(process.env)
  return {
    env: {
      BUILD_IDENTITY: identity,
      DIST_DIR: process.env.NEXT_DIST_DIR || '.next',
      BUILD_ENVIRONMENT: sentryEnvironment(process.env),
      ACTIONS_KEY_OF_BUILD: fingerprintOf(process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY),
    },
    // Separate builds of one commit are one release, so a browser does not reload between them.
    generateBuildId: () => identity,
  }
}

/** A second build of the same tree: Next leaves a tsconfig that extends another as it is, so the tree stays clean. */
function besideTheUsualBuild(distDir: string): NextConfig {
  return { distDir, typescript: { tsconfigPath: 'tests/production/tsconfig.json', ignoreBuildErrors: true } }
}
