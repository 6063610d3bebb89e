import { z } from 'zod'

/**
 * The services by which people may sign in, by Supabase Auth's names for them, and their own. A line adds another one of
 * https://supabase.com/docs/guides/auth/social-login
 */
export const oauthProviders = {
  google: 'Google',
  github: 'GitHub',
} as const

export type OAuthProvider = keyof typeof oauthProviders

const names = Object.keys(oauthProviders) as OAuthProvider[]

/** Variables of lib/env-schema.ts. */
export const oauthVariables = {
  OAUTH_PROVIDERS: z
    .string()
    .transform((list) => [...new Set(list.split(',').map((name) => name.trim()))])
    .pipe(z.array(z.enum(names, `Must be of ${names.join(', ')}, with a comma between two`)))
    .optional()
    .describe(
      'The services by which people may sign in, such as google,github. The project has to have them too: Authentication → Sign In / Providers. Without it there are none.',
    ),
}
