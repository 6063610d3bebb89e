import type { JWTPayload } from 'jose'
import type { PoolClient } from 'pg'
import type { Context } from '../context.ts'
import { readProofs } from '../proofs.ts'
import { customAccessToken, type Issue } from './custom-access-token.ts'

type SessionOwner = {
  id: string
  email: string | null
  phone: string | null
  role: string
  app_metadata: Record<string, unknown>
  user_metadata: Record<string, unknown>
  is_anonymous: boolean
}

/**
 * Supabase Lite's tokens carry seven claims. Those of Supabase carry all of these: https://supabase.com/docs/guides/auth/jwt-fields
 * A refusal of the hook comes back as its answer.
 */
export async function fullClaims(context: Context, open: PoolClient, issue: Issue) {
  const owner = await ownerOf(open, issue.sessionId)
  const { aal, amr } = await readProofs(open, issue.sessionId)
  const claims: JWTPayload = {
    iss: `${context.apiUrl}/auth/v1`,
    sub: owner.id,
    aud: 'authenticated',
    exp: issue.exp,
    iat: issue.iat,
    email: owner.email ?? '',
    phone: owner.phone ?? '',
    app_metadata: owner.app_metadata,
    user_metadata: owner.user_metadata,
    role: owner.role,
    aal,
    ...(amr.length > 0 && { amr }),
    session_id: issue.sessionId,
    is_anonymous: owner.is_anonymous,
  }
  return customAccessToken(context, open, claims, issue)
}

async function ownerOf(open: PoolClient, sessionId: unknown): Promise<SessionOwner> {
  const found = await open.query<SessionOwner>(
    `select users.id, users.email, users.phone, users.role, users.is_anonymous,
       coalesce(users.raw_app_meta_data, '{}') as app_metadata,
       coalesce(users.raw_user_meta_data, '{}') as user_metadata
     from auth.sessions session join auth.users on users.id = session.user_id where session.id = $1`,
    [sessionId],
  )
  const [owner] = found.rows
  if (!owner) throw new Error('a session without its user')
  return owner
}
