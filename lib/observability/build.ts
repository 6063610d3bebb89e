/** Name of this build: the same for all instances of a release, in server and browser alike. Not a secret. */
export const build = process.env.BUILD_IDENTITY ?? 'development'

/** Environment that browsers report to Sentry. The server reads its own at start. */
export const buildEnvironment = process.env.BUILD_ENVIRONMENT
