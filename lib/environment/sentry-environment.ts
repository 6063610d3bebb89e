/** One name for server, browsers and source maps. An empty variable counts as missing. */
export function sentryEnvironment({ SENTRY_ENVIRONMENT, VERCEL_ENV, NODE_ENV }: NodeJS.Dict<string>): string {
  return SENTRY_ENVIRONMENT || VERCEL_ENV || NODE_ENV || 'development'
}
