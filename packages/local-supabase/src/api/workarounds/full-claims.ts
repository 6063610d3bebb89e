import type { JWTPayload } from 'jose'
import type { Context } from '../context.ts'
import { customAccessToken } from './custom-access-token.ts'

type SessionOwner = {
  email: string | null
  phone: string | null
  role: string
  app_metadata: Record<string, unknown>
  user_metadata: Record<string, unknown>
  is_anonymous: boolean
  method: string
  proved_at: number
}

/** Supabase Lite's tokens carry seven claims; Supabase's carry all of these. https://supabase.com/docs/guides/auth/jwt-fields */
export async function fullClaims(context: Context, lite: JWTPayload, method: string | undefined) {
  const owner = await rememberProof(context, lite, method)
  if (!owner) throw new Error('a session without its user')

  const claims: JWTPayload = {
    iss: `${context.apiUrl}/auth/v1`,
    sub: lite.sub,
    aud: 'authenticated',
    exp: lite.exp,
    iat: lite.iat,
    email: owner.email ?? '',
    phone: owner.phone ?? '',
    app_metadata: owner.app_metadata,
    user_metadata: owner.user_metadata,
    role: owner.role,
    aal: 'aal1',
    amr: [{ method: owner.method, timestamp: owner.proved_at }],
    session_id: lite.session_id,
    is_anonymous: owner.is_anonymous,
  }
  return customAccessToken(context, claims, owner.method)
}

/** Lite has no table of authentication methods. The session's free `tag` keeps it over refreshes. */
async function rememberProof({ db }: Context, lite: JWTPayload, method: string | undefined) {
  const found = await db.query<SessionOwner>(
    `update auth.sessions session set tag = coalesce($2, session.tag, 'password'), aal = 'aal1'
     from auth.users where session.id = $1 and users.id = session.user_id
     returning users.email, users.phone, users.role, users.is_anonymous,
       coalesce(users.raw_app_meta_data, '{}') as app_metadata,
       coalesce(users.raw_user_meta_data, '{}') as user_metadata,
       session.tag as method, extract(epoch from session.created_at)::int as proved_at`,
    [lite.session_id, method ?? null],
  )
  return found.rows[0]
}
