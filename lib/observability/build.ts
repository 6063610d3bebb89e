/** The same for all instances of a release, in server and browser alike. Not a secret. */
export const build = process.env.BUILD_IDENTITY ?? 'development'

export const buildEnvironment = process.env.BUILD_ENVIRONMENT
