import { authError } from './answers.ts'
import type { Database } from './transaction.ts'

export type Factor = {
  id: string
  created_at: string
  updated_at: string
  status: 'unverified' | 'verified'
  friendly_name?: string
  factor_type: 'totp' | 'phone' | 'webauthn'
  phone: string
  last_challenged_at: string | null
}

/** A row of auth.mfa_factors as Supabase Auth answers it. */
export const FACTOR_JSON = `
  jsonb_build_object(
    'id', factors.id, 'created_at', factors.created_at, 'updated_at', factors.updated_at, 'status', factors.status,
    'factor_type', factors.factor_type, 'phone', coalesce(factors.phone, ''),
    'last_challenged_at', factors.last_challenged_at
  ) || case when factors.friendly_name <> '' then jsonb_build_object('friendly_name', factors.friendly_name) else '{}' end`

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export const isUuid = (text: string) => UUID.test(text)

/** The factors of a user, the oldest first. */
export async function listFactors(db: Database, userId: string): Promise<Factor[]> {
  const found = await db.query<{ factor: Factor }>(
    `select ${FACTOR_JSON} as factor from auth.mfa_factors factors where user_id = $1 order by created_at`,
    [userId],
  )
  return found.rows.map(({ factor }) => factor)
}

/** The factor that a path names, or Supabase Auth's refusal of the name. */
export async function findFactor(db: Database, userId: string, id: string): Promise<Factor | Response> {
  if (!isUuid(id)) return authError(404, 'validation_failed', 'factor_id must be an UUID')
  const factor = (await listFactors(db, userId)).find((one) => one.id === id.toLowerCase())
  return factor ?? authError(404, 'mfa_factor_not_found', 'Factor not found')
}
