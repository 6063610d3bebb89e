import type { UserIdentity } from '@supabase/supabase-js'
import type { UserCaller } from '@/lib/auth/caller'
import { returnFrom } from '@/lib/auth/oauth'
import { refuse } from '@/lib/auth/refusals'
import type { VisitorAuth } from '@/lib/auth/supabase'
import { asReader } from '@/lib/db/transaction'
import type { OAuthProvider } from '@/lib/environment/oauth'
import { AppError } from '@/lib/errors'
import { logAuthEvent } from '@/lib/observability/auth-event-line'
import { selectHasPassword, selectIdentities } from './identity-queries'
import type { SignInMethods } from './identity-schema'
import { requireRecentProof } from './service'

/** The time between the moment at which Auth connects a provider and the return of the browser. */
const RETURN_MS = 60_000

export async function getSignInMethods(caller: UserCaller): Promise<SignInMethods> {
  return asReader(caller, 'signed-in', async (tx) => {
    const [identities, hasPassword] = await Promise.all([selectIdentities(tx), selectHasPassword(tx)])
    return { identities, hasPassword }
  })
}

/** Returns the address at which the browser signs in. The secret half of the exchange stays in its cookies (PKCE). */
export async function beginProviderSignIn(
  supabase: VisitorAuth,
  provider: OAuthProvider,
  next: string,
): Promise<string> {
  const redirectTo = returnFrom('/auth/exchange', { next })
  const options = { redirectTo, skipBrowserRedirect: true }
  const { data, error } = await supabase.auth.signInWithOAuth({ provider, options })
  if (error) refuse(error)
  return data.url
}

/** Returns the address at which the browser adds the provider to the account. Throws `proof_required` and `factor_required`. */
export async function beginLinking(
  supabase: VisitorAuth,
  caller: UserCaller,
  provider: OAuthProvider,
): Promise<string> {
  await requireRecentProof(caller)
  const options = { redirectTo: returnFrom('/auth/linked'), skipBrowserRedirect: true }
  const { data, error } = await supabase.auth.linkIdentity({ provider, options })
  if (error) refuse(error)
  if (!data.url)
    throw new AppError('unavailable', 'Sign-in is unavailable right now. Please try again in a moment.')
  return data.url
}

/** Logs the return of a browser from beginLinking. Anybody can lead a browser there, so the account shows what was connected. */
export async function noteLinking({ visitor }: VisitorAuth, caller: UserCaller): Promise<void> {
  const { identities } = await getSignInMethods(caller)
  const since = Date.now() - RETURN_MS
  const isLinked = identities.some(({ createdAt }) => Date.parse(createdAt) > since)
  if (isLinked) logAuthEvent('identity_added', { ...visitor, ...caller })
}

export function noteRefusedProvider({ visitor }: VisitorAuth): void {
  if (visitor) logAuthEvent('provider_refused', visitor)
}

/** The database notifies the owner, and the other sessions end. Throws `conflict` for the only way into the account. */
export async function unlinkIdentity(
  supabase: VisitorAuth,
  caller: UserCaller,
  { identityId }: { identityId: string },
): Promise<void> {
  await requireRecentProof(caller)
  // Auth asks for the id alone.
  const { error } = await supabase.auth.unlinkIdentity({ identity_id: identityId } as UserIdentity)
  switch (error?.code) {
    case undefined:
      break
    case 'single_identity_not_deletable':
    case 'email_conflict_identity_not_deletable':
      throw new AppError('conflict', 'This is the only way into your account.', { cause: error })
    case 'identity_not_found':
      throw new AppError('not_found', 'This service is no longer connected.', { cause: error })
  }
  if (error) refuse(error)
  await supabase.auth.signOut({ scope: 'others' })
  logAuthEvent('identity_removed', { ...supabase.visitor, ...caller })
}
