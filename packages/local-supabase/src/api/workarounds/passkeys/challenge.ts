import { randomBytes } from 'node:crypto'
import { authError } from '../../answers.ts'
import { isUuid } from '../../factors.ts'
import { asText, type Json } from '../../requests.ts'
import type { Database } from '../../transaction.ts'
import { bodyOf } from '../mfa/body.ts'

/** Supabase Auth's default. The config file has no key for it. */
const LIFE_SECONDS = 300
const CHALLENGE_BYTES = 32

type Kind = 'registration' | 'authentication'

/** A challenge that one answer uses up. One of a registration is for its user alone. */
export async function newChallenge(db: Database, kind: Kind, userId: string | null) {
  const challenge = randomBytes(CHALLENGE_BYTES).toString('base64url')
  const made = await db.query<{ challenge_id: string; expires_at: number }>(
    `insert into auth.webauthn_challenges (user_id, challenge_type, session_data, expires_at)
     values ($1, $2, jsonb_build_object('challenge', $3::text), now() + make_interval(secs => $4))
     returning id as challenge_id, floor(extract(epoch from expires_at))::int as expires_at`,
    [userId, kind, challenge, LIFE_SECONDS],
  )
  return { challenge, ...made.rows[0]! }
}

/** The challenge that an answer names, which nobody can use again, and the answer's credential. */
export async function takeChallenge(db: Database, request: Request, kind: Kind, userId: string | null) {
  const body = await bodyOf(request, ['challenge_id'])
  if (body instanceof Response) return body
  const id = asText(body.challenge_id)
  const refusal = refuseBody(id, body)
  if (refusal) return refusal

  const taken = await db.query<{ challenge: string; over: boolean }>(
    `delete from auth.webauthn_challenges where id = $1 and challenge_type = $2 and user_id is not distinct from $3
     returning session_data ->> 'challenge' as challenge, expires_at < now() as over`,
    [id, kind, userId],
  )
  const [row] = taken.rows
  if (!row) return authError(400, 'webauthn_challenge_not_found', 'Challenge not found or already used')
  if (row.over) return authError(400, 'webauthn_challenge_expired', 'Challenge has expired')
  return { challenge: row.challenge, credential: body.credential }
}

function refuseBody(id: string, { credential }: Json): Response | undefined {
  if (!id) return authError(400, 'validation_failed', 'challenge_id is required')
  if (credential === undefined) return authError(400, 'validation_failed', 'credential is required')
  if (!isUuid(id)) return authError(400, 'validation_failed', 'challenge_id must be a valid UUID')
  return undefined
}

export function refuseCredential(reason: string): Response {
  return authError(400, 'webauthn_verification_failed', reason)
}
