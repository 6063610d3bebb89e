import type { Context } from './context.ts'
import { asText, readJson } from './requests.ts'
import type { Database } from './transaction.ts'

/** The proofs that lift a session to the second level. */
const SECOND_FACTORS = ['totp', 'mfa/phone', 'mfa/webauthn']

/** A method of authentication by Supabase Auth's name for it. */
export type Proof = string | undefined

export type Proofs = { aal: 'aal1' | 'aal2'; amr: { method: string; timestamp: number }[] }

/** Notes the method by which the owner of a session has just proved to be it. The same one again makes it new. */
export async function addProof(db: Database, sessionId: unknown, method: string) {
  await db.query(
    `insert into auth.mfa_amr_claims (id, session_id, created_at, updated_at, authentication_method)
     values (gen_random_uuid(), $1, now(), now(), $2)
     on conflict on constraint mfa_amr_claims_session_id_authentication_method_pkey do update set updated_at = now()`,
    [sessionId, method],
  )
}

/** The proofs of a session, the newest first, and the level that they give. */
export async function readProofs(db: Database, sessionId: unknown): Promise<Proofs> {
  const found = await db.query<{ method: string; timestamp: number }>(
    `select authentication_method as method, floor(extract(epoch from updated_at))::int as timestamp
     from auth.mfa_amr_claims where session_id = $1 order by updated_at desc, created_at desc`,
    [sessionId],
  )
  const isSecond = found.rows.some(({ method }) => SECOND_FACTORS.includes(method))
  return { aal: isSecond ? 'aal2' : 'aal1', amr: found.rows }
}

/** The method by which the caller signs in, read before Lite uses up a code. A refresh has none of its own. */
export async function proofOf({ db }: Context, request: Request): Promise<Proof> {
  const url = new URL(request.url)
  if (url.pathname === '/auth/v1/verify') return 'otp'
  const grant = url.searchParams.get('grant_type')
  if (grant === 'refresh_token') return undefined
  if (grant !== 'pkce') return 'password'

  const { auth_code: code } = await readJson(request)
  const found = await db.query<{ method: string }>(
    'select authentication_method as method from auth.flow_state where auth_code = $1',
    [asText(code)],
  )
  return found.rows[0]?.method ?? 'otp'
}
