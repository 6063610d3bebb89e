import type { PoolClient } from 'pg'
import { authError } from '../../answers.ts'
import type { Context } from '../../context.ts'
import { addIdentity, identityData, type IdentityData, noteProviders } from './identities.ts'
import type { Vouched } from './local-provider.ts'

/** The account that is signed in, one whose address somebody has to prove first, or a refusal that takes everything back. */
export type Outcome = { userId: string } | { unverified: string } | Response

type Account = { id: string; confirmed: boolean; banned: boolean }

/**
 * Finds or makes the account of a person: by the identity, or by an address that the provider has verified.
 * https://github.com/supabase/auth/blob/v2.196.0/internal/models/linking.go
 */
export async function signInBy(
  context: Context,
  open: PoolClient,
  provider: string,
  person: Vouched,
): Promise<Outcome> {
  const data = identityData(provider, person)
  const account =
    (await known(open, provider, data)) ??
    (await linked(open, provider, data)) ??
    (await created(context, open, provider, data))
  if (account instanceof Response) return account
  if (account.banned) return authError(403, 'user_banned', 'User is banned')
  if (account.confirmed) return { userId: account.id }

  await dropUnproved(open, account.id, provider, data)
  if (!person.verified) return { unverified: account.id }
  await confirm(open, account.id)
  return { userId: account.id }
}

/** The account of an identity that was here before. */
async function known(open: PoolClient, provider: string, data: IdentityData): Promise<Account | undefined> {
  const found = await open.query<{ user_id: string }>(
    `update auth.identities set identity_data = $3, last_sign_in_at = now(), updated_at = now()
     where provider = $1 and provider_id = $2 returning user_id`,
    [provider, data.sub, data],
  )
  const [identity] = found.rows
  return identity && withMetadata(open, identity.user_id, data)
}

/** The account that has the verified address itself, or an identity with it. */
async function linked(
  open: PoolClient,
  provider: string,
  data: IdentityData,
): Promise<Account | Response | undefined> {
  if (!data.email_verified) return undefined
  const ofIdentity = await open.query<{ id: string }>(
    `select distinct user_id as id from auth.identities where email = $1 and provider not like 'sso:%'`,
    [data.email],
  )
  const ofUser = await open.query<{ id: string }>(
    'select id from auth.users where email = $1 and not is_sso_user',
    [data.email],
  )
  const rows = ofIdentity.rows.length > 0 ? ofIdentity.rows : ofUser.rows
  const [owner] = rows
  if (rows.length > 1) {
    const message =
      'Multiple accounts with the same email address in the same linking domain detected: default'
    return authError(500, 'unexpected_failure', message)
  }
  if (!owner) return undefined
  await addIdentity(open, owner.id, provider, data)
  return withMetadata(open, owner.id, data)
}

/** A new account. It gets no address that somebody else has, unless the provider has verified it. */
async function created(
  { config }: Context,
  open: PoolClient,
  provider: string,
  data: IdentityData,
): Promise<Account | Response> {
  if (!config.auth.enable_signup)
    return authError(422, 'signup_disabled', 'Signups not allowed for this instance')

  const made = await open.query<{ id: string }>(
    `insert into auth.users (id, aud, role, email, raw_app_meta_data, raw_user_meta_data, created_at, updated_at)
     values (gen_random_uuid(), 'authenticated', 'authenticated',
       case when exists (select from auth.users where email = $1 and not is_sso_user) then null else $1 end, $2, $3, now(), now())
     returning id`,
    [data.email, { provider, providers: [provider] }, data],
  )
  const { id } = made.rows[0]!
  await addIdentity(open, id, provider, data)
  return { id, confirmed: false, banned: false }
}

async function withMetadata(open: PoolClient, id: string, data: IdentityData): Promise<Account> {
  await open.query(
    `update auth.users set raw_user_meta_data = coalesce(raw_user_meta_data, '{}') || $2, updated_at = now() where id = $1`,
    [id, data],
  )
  await noteProviders(open, id)
  const found = await open.query<Account>(
    `select id, confirmed_at is not null as confirmed, coalesce(banned_until > now(), false) as banned
     from auth.users where id = $1`,
    [id],
  )
  return found.rows[0]!
}

/** The proof ends all that was set before it: the password, the metadata, and every other identity. */
async function dropUnproved(open: PoolClient, id: string, provider: string, data: IdentityData) {
  await open.query('update auth.users set encrypted_password = null where id = $1', [id])
  await open.query('update auth.users set raw_user_meta_data = $2 where id = $1', [id, data])
  await open.query('delete from auth.identities where user_id = $1 and (provider, provider_id) <> ($2, $3)', [
    id,
    provider,
    data.sub,
  ])
  await noteProviders(open, id)
}

/** Two statements of named columns, as of models.User.Confirm. */
async function confirm(open: PoolClient, id: string) {
  await open.query(
    `update auth.users set confirmation_token = '', email_confirmed_at = now(), updated_at = now() where id = $1`,
    [id],
  )
  await open.query(
    `update auth.users set raw_user_meta_data = raw_user_meta_data || '{"email_verified": true}' where id = $1`,
    [id],
  )
}
