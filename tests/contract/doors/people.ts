import { randomUUID } from 'node:crypto'
import type { UserCaller } from '@/lib/auth/caller'
import { localDefaults } from '@/lib/local-defaults'
import { signLiveToken } from '@/lib/auth/sign-live-token'
import { readSigningKey } from '@/lib/environment/signing-key'
import { justProved } from '../../support/accounts'
import { owner } from '../../support/owner'
import { createMember, tokenFor } from '../../support/people'
import type { Visitor } from './rules'

export const PASSWORD = 'correct horse 9 battery'
const PUBLISHABLE = localDefaults.NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY

type Wanted = { factor: 'verified' | 'unverified'; caller?: UserCaller & { workspaceId: string } }

/** An owner of a workspace with a factor, a passkey and a service. `marks` are words that nobody else may read, `traces` what all of their rows name. */
export type Person = Awaited<ReturnType<typeof createPerson>>

export async function createPerson({ factor, caller: known }: Wanted) {
  const caller = known ?? (await createMember('owner'))
  const { userId, workspaceId } = caller
  const email = `${userId}@example.com`
  const name = `Harbour ${randomUUID()}`
  const [factorId, passkeyId, identityId] = [randomUUID(), randomUUID(), randomUUID()]
  await owner.query('update workspaces set name = $2 where id = $1', [workspaceId, name])
  await owner.query(
    `update auth.users set email_confirmed_at = now(), encrypted_password = extensions.crypt($2, extensions.gen_salt('bf', 4)) where id = $1`,
    [userId, PASSWORD],
  )
  await owner.query(
    `insert into auth.mfa_factors (id, user_id, friendly_name, factor_type, status, secret, created_at, updated_at)
     values ($1, $2, 'Phone', 'totp', $3, 'JBSWY3DPEHPK3PXP', now(), now())`,
    [factorId, userId, factor],
  )
  await owner.query(
    `insert into auth.webauthn_credentials (id, user_id, credential_id, public_key, friendly_name)
     values ($1::uuid, $2, decode(md5($1::text), 'hex'), '', 'Key')`,
    [passkeyId, userId],
  )
  await owner.query(
    `insert into auth.identities (id, user_id, provider, provider_id, identity_data) values
       (gen_random_uuid(), $2::uuid, 'email', $2::text, jsonb_build_object('email', $3::text)),
       ($1::uuid, $2::uuid, 'github', $1::text, jsonb_build_object('email', $3::text, 'email_verified', true))`,
    [identityId, userId, email],
  )
  return {
    caller,
    workspaceId,
    factorId,
    passkeyId,
    identityId,
    email,
    userId,
    marks: [name, email],
    traces: [userId, workspaceId, email, factorId, passkeyId, identityId],
  }
}

/** A bystander, and three whose tokens were stolen. */
export async function createPeople() {
  const [victim, ended, owing, alone] = [
    await createPerson({ factor: 'verified' }),
    await createPerson({ factor: 'unverified' }),
    await createPerson({ factor: 'verified' }),
    await createPerson({ factor: 'unverified' }),
  ]
  return { victim, ended, owing, alone }
}

export type People = Awaited<ReturnType<typeof createPeople>>

/** Signs out everywhere, as the page of sessions does, and leaves the thief the token. */
export async function signOutEverywhere({ userId }: Person) {
  await owner.query('delete from auth.sessions where user_id = $1', [userId])
}

/** Leaves them the links by which they signed up. */
export async function forgetPasswords(people: People) {
  const ids = Object.values(people).map(({ userId }) => userId)
  await owner.query('update auth.users set encrypted_password = null where id = any ($1)', [ids])
}

/** The headers of a visitor at a door of Supabase. */
export async function credentialsOf(visitor: Visitor, people: People): Promise<Record<string, string>> {
  if (visitor === 'nobody') return {}
  if (visitor === 'key') return { apikey: PUBLISHABLE }
  const token = await (visitor === 'live' ? liveToken(people.victim) : tokenOf(people[visitor]))
  return { apikey: PUBLISHABLE, authorization: `Bearer ${token}` }
}

/** Minted for each visit, so that no walk outlasts its tokens and its proofs. */
function tokenOf({ caller }: Person) {
  return tokenFor({ ...caller, assurance: justProved() })
}

async function liveToken({ workspaceId }: Person) {
  const key = readSigningKey(localDefaults.LIVE_SIGNING_KEY)!
  return (await signLiveToken(key, `workspace:${workspaceId}`)).token
}
