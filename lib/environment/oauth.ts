import { z } from 'zod'

/** Supabase Auth's names for the services, and their own. A line adds another of https://supabase.com/docs/guides/auth/social-login */
export const oauthProviders = {
  google: 'Google',
  github: 'GitHub',
} as const

export type OAuthProvider = keyof typeof oauthProviders

const names = Object.keys(oauthProviders) as OAuthProvider[]

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
