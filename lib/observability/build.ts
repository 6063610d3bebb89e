/** The same for all instances of a release, in server and browser alike. Not a secret. */
export const build = process.env.BUILD_IDENTITY ?? 'development'

/** Browsers report it to Sentry. The server reads its own at start. */
export const buildEnvironment = process.env.BUILD_ENVIRONMENT
