import { type createUser, tokenFor } from './people'

/** Cookies of a session, as the Supabase client keeps it: JSON in a cookie that is named after the project. */
export async function sessionCookies(user: Awaited<ReturnType<typeof createUser>>) {
  const expiresAt = Math.floor(Date.now() / 1_000) + 300
  const session = {
    access_token: await tokenFor(user),
    refresh_token: 'unused',
    token_type: 'bearer',
    expires_in: 300,
    expires_at: expiresAt,
    user: { id: user.userId },
  }
  const project = new URL(process.env.NEXT_PUBLIC_SUPABASE_URL!).hostname.split('.')[0]
  return [
    {
      name: `sb-${project}-auth-token`,
      value: `base64-${Buffer.from(JSON.stringify(session)).toString('base64url')}`,
    },
  ]
}
