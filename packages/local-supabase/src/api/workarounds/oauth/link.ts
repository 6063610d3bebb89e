import type { PoolClient } from 'pg'
import { authError } from '../../answers.ts'
import type { Caller } from '../../caller.ts'
import type { Context } from '../../context.ts'
import { isUuid } from '../../factors.ts'
import { inTransaction } from '../../transaction.ts'
import { addIdentity, identityData, noteProviders } from './identities.ts'
import type { Vouched } from './local-provider.ts'
import type { Outcome } from './sign-in.ts'

/** Adds an identity to the account that asked for it, whatever its address is. One that is somebody's already stays theirs. */
export async function linkIdentity(
  open: PoolClient,
  userId: string,
  provider: string,
  person: Vouched,
): Promise<Outcome> {
  const found = await open.query<{ user_id: string }>(
    'select user_id from auth.identities where provider = $1 and provider_id = $2',
    [provider, person.sub],
  )
  const [taken] = found.rows
  if (taken) {
    const whose = taken.user_id === userId ? '' : ' to another user'
    return authError(422, 'identity_already_exists', `Identity is already linked${whose}`)
  }
  await addIdentity(open, userId, provider, identityData(provider, person))
  await noteProviders(open, userId)
  return { userId }
}

/** Removes an identity of the caller, but never the last one. */
export async function unlink(context: Context, caller: Caller, id: string): Promise<Response> {
  if (!isUuid(id)) return authError(404, 'validation_failed', 'identity_id must be an UUID')
  return inTransaction(context.db, async (open) => {
    const own = await open.query<{ id: string }>(
      'select id from auth.identities where user_id = $1 for update',
      [caller.id],
    )
    if (own.rows.length <= 1) {
      const message = 'User must have at least 1 identity after unlinking'
      return authError(422, 'single_identity_not_deletable', message)
    }
    if (!own.rows.some((identity) => identity.id === id.toLowerCase()))
      return authError(422, 'identity_not_found', "Identity doesn't exist")

    await open.query('delete from auth.identities where id = $1', [id])
    await takeAddressOf(open, caller.id)
    await noteProviders(open, caller.id)
    return Response.json({})
  })
}

/** An address that no identity has any more gives way to that of another one, verified ones first. */
async function takeAddressOf(open: PoolClient, userId: string) {
  await open.query(
    `update auth.users set email = other.email,
       email_confirmed_at = case when other.verified then email_confirmed_at end
     from (
       select email, coalesce(identity_data ->> 'email_verified', '') = 'true' as verified
       from auth.identities where user_id = $1 and email <> '' order by 2 desc, created_at limit 1
     ) as other
     where id = $1 and not exists (select from auth.identities where user_id = $1 and identities.email = users.email)`,
    [userId],
  )
}
