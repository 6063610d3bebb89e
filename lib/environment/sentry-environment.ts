/** What Sentry calls a deployment, for its server, its browsers and its maps alike. An empty variable counts as missing. */
export function sentryEnvironment({ SENTRY_ENVIRONMENT, VERCEL_ENV, NODE_ENV }: NodeJS.Dict<string>): string {
  return SENTRY_ENVIRONMENT || VERCEL_ENV || NODE_ENV || 'development'
}
