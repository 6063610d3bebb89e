import type { VerifiedRegistrationResponse } from '@simplewebauthn/server'
import { authError } from '../../answers.ts'
import type { Database } from '../../transaction.ts'

/** Supabase Auth names a passkey after the program that keeps it, which it knows from a list. The stack has no such list. */
const NAME = 'Passkey'
const UNIQUE_VIOLATION = '23505'

type Made = NonNullable<VerifiedRegistrationResponse['registrationInfo']>

export type StoredCredential = {
  id: string
  public_key: Buffer
  backup_eligible: boolean
}

/** A row of auth.webauthn_credentials as Supabase Auth answers it. */
export const PASSKEY_JSON = `jsonb_strip_nulls(jsonb_build_object('id', id, 'friendly_name', nullif(friendly_name, ''),
  'created_at', created_at, 'last_used_at', last_used_at))`

export async function countCredentials(db: Database, userId: string): Promise<number> {
  return (await credentialIds(db, userId)).length
}

export async function credentialIds(db: Database, userId: string): Promise<string[]> {
  const found = await db.query<{ credential_id: Buffer }>(
    'select credential_id from auth.webauthn_credentials where user_id = $1 order by created_at',
    [userId],
  )
  return found.rows.map(({ credential_id }) => credential_id.toString('base64url'))
}

export async function insertCredential(db: Database, userId: string, made: Made): Promise<Response> {
  const { credential, aaguid, credentialDeviceType, credentialBackedUp } = made
  try {
    const kept = await db.query<{ passkey: object }>(
      `insert into auth.webauthn_credentials (user_id, credential_id, public_key, attestation_type, aaguid, sign_count,
         transports, backup_eligible, backed_up, friendly_name)
       values ($1, $2, $3, 'none', $4, $5, $6, $7, $8, $9) returning ${PASSKEY_JSON} as passkey`,
      [
        userId,
        Buffer.from(credential.id, 'base64url'),
        Buffer.from(credential.publicKey),
        aaguid,
        credential.counter,
        JSON.stringify(credential.transports ?? []),
        credentialDeviceType === 'multiDevice',
        credentialBackedUp,
        NAME,
      ],
    )
    return Response.json(kept.rows[0]!.passkey)
  } catch (error) {
    if ((error as { code?: string }).code !== UNIQUE_VIOLATION) throw error
    return authError(422, 'webauthn_credential_exists', 'This credential is already registered')
  }
}

/** The passkey of the user whom the answer itself names. */
export async function findCredential(db: Database, userId: string, credentialId: string) {
  const found = await db.query<StoredCredential>(
    `select id, public_key, backup_eligible from auth.webauthn_credentials
     where user_id::text = $1 and credential_id = $2`,
    [userId, Buffer.from(credentialId, 'base64url')],
  )
  return found.rows[0]
}

/** Supabase Auth keeps the highest count, and takes a lower one too, which a copied key may give. */
export async function noteUse(db: Database, id: string, signCount: number) {
  await db.query(
    `update auth.webauthn_credentials set sign_count = greatest(sign_count, $2), last_used_at = now(), updated_at = now()
     where id = $1`,
    [id, signCount],
  )
}
