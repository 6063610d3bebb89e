/** The providers of Supabase Auth by its own names: https://supabase.com/docs/guides/auth/social-login */
const providers = new Set(
  `apple azure bitbucket discord facebook figma fly github gitlab google kakao keycloak linkedin linkedin_oidc notion slack slack_oidc
   snapchat spotify twitch twitter workos x zoom`.split(/\s+/),
)

export function isProvider(name: string): boolean {
  return providers.has(name)
}
