import { withSentryConfig } from '@sentry/nextjs/config'
import type { NextConfig } from 'next'
import { buildIdentity } from './build-identity.ts'

type Upload = (build: { projectDir: string; distDir: string }) => Promise<void>

/**
 * A configuration that makes maps for the browser's files too and marks every file and its map with one id, and what hands them to
 * Sentry once they are made. Nothing else is taken of Sentry's own configuration: nothing is instrumented, and the code is that of
 * a build without a token. Throws one sentence where the token has no project.
 * https://docs.sentry.io/platforms/javascript/guides/nextjs/sourcemaps/
 */
export function prepareUpload(
  config: NextConfig,
  token: string,
  environment: NodeJS.Dict<string>,
): [NextConfig, Upload] {
  const { SENTRY_ORG: org, SENTRY_PROJECT: project, SENTRY_URL: sentryUrl } = environment
  if (!org || !project) throw new Error('SENTRY_AUTH_TOKEN is set: set SENTRY_ORG and SENTRY_PROJECT too.')

  const withMarks: NextConfig = {
    ...config,
    productionBrowserSourceMaps: true,
    turbopack: { ...config.turbopack, debugIds: true },
  }
  const { compiler } = withSentryConfig<NextConfig>(
    { ...withMarks },
    {
      authToken: token,
      org,
      project,
      ...(sentryUrl && { sentryUrl }),
      release: { name: buildIdentity(environment), setCommits: false },
      sourcemaps: { deleteSourcemapsAfterUpload: true },
      telemetry: false,
      buildTimeInstrumentation: false,
      routeManifestInjection: false,
      suppressOnRouterTransitionStartWarning: true,
    },
  )
  return [withMarks, compiler!.runAfterProductionCompile!]
}
