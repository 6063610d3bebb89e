import type { PoolClient } from 'pg'
import type { Vouched } from './local-provider.ts'

/** The claims of a provider as Supabase Auth keeps them. */
export type IdentityData = {
  iss: string
  sub: string
  provider_id: string
  email: string
  email_verified: boolean
  phone_verified: boolean
  name?: string
  full_name?: string
}

export function identityData(provider: string, { sub, email, verified, name }: Vouched): IdentityData {
  return {
    iss: `local-provider/${provider}`,
    sub,
    provider_id: sub,
    email,
    email_verified: verified,
    phone_verified: false,
    ...(name && { name, full_name: name }),
  }
}

export async function addIdentity(open: PoolClient, userId: string, provider: string, data: IdentityData) {
  await open.query(
    `insert into auth.identities (id, user_id, provider, provider_id, identity_data, last_sign_in_at, created_at, updated_at)
     values (gen_random_uuid(), $1, $2, $3, $4, now(), now(), now())`,
    [userId, provider, data.sub, data],
  )
}

/** The list of providers that an account's metadata carry, the oldest first. */
export async function noteProviders(open: PoolClient, userId: string) {
  await open.query(
    `update auth.users set raw_app_meta_data = coalesce(raw_app_meta_data, '{}') || (
       select jsonb_build_object('provider', (array_agg(provider order by created_at))[1], 'providers', jsonb_agg(provider order by created_at))
       from auth.identities where user_id = $1
     ) where id = $1`,
    [userId],
  )
}
