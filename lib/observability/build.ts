/** Which build this is: the same for all instances of a release, in server and browser alike. Not a secret. */
export const build = process.env.BUILD_IDENTITY ?? 'development'

/** What its browsers tell Sentry of where they are. A server says so when it starts. */
export const buildEnvironment = process.env.BUILD_ENVIRONMENT
