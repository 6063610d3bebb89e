'use server'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { action } from '@/app/_forms/action'
import { leadOn } from '@/app/_forms/lead-on'
import { OfVersion } from '@/app/_forms/of-version'
import { checkMailPath } from '@/app/(site)/check-your-mail/purposes'
import { mailedWay } from '@/app/(site)/way-back'
import { pageSupabase } from '@/lib/auth/page-caller'
import { IdentityScope } from '@/lib/features/account/identity-schema'
import { unlinkIdentity } from '@/lib/features/account/identity-service'
import { ChangeAccount, SessionScope } from '@/lib/features/account/schema'
import { changeAccount, endSession, getAccount } from '@/lib/features/account/service'
import { changePassword, requestPasswordReset } from '@/lib/features/account/password-service'
import { ChangePassword } from '@/lib/features/account/sign-in-schema'
import { signOut } from '@/lib/features/account/sign-in-service'
import { ConfirmedAddress, removeOrSayWhy } from './removal'

const revalidate = () => revalidatePath('/account')

export const changeAccountAction = action(
  { input: ChangeAccount.extend(OfVersion) },
  async ({ caller, input: { version, ...input }, messages: m }) => {
    await changeAccount(caller, input, [version])
    return { done: m.account.saved }
  },
)

export const changePasswordAction = action(
  { input: ChangePassword, limit: 'sign-in', revalidate },
  async ({ caller, input, messages: m }) => {
    await changePassword(await pageSupabase(), caller, input)
    return { done: m.account.passwordChanged }
  },
)

/** The first password of an account, whose owner proves the mailbox for it. */
export const sendPasswordLinkAction = action({ limit: 'mail' }, async ({ caller }) => {
  const { email } = await getAccount(caller)
  if (email) await requestPasswordReset(await pageSupabase(), { email }, await mailedWay(undefined))
  redirect(checkMailPath('reset'))
})

export const unlinkIdentityAction = action(
  { scope: IdentityScope, limit: 'sign-in', revalidate },
  async ({ caller, scope, messages: m }) => {
    await unlinkIdentity(await pageSupabase(), caller, scope)
    return { done: m.signInMethods.disconnected }
  },
)

export const endSessionAction = action(
  { scope: SessionScope, revalidate },
  async ({ caller, scope, messages: m }) => {
    await endSession(caller, scope.sessionId)
    return { done: m.account.sessionEnded }
  },
)

export const removeAccountAction = action({ input: ConfirmedAddress }, async ({ caller, input }) => {
  return (await removeOrSayWhy(caller, input.confirmation)) ?? leave()
})

/** The session ended with the account, so only its cookies are left. */
async function leave(): Promise<never> {
  await signOut(await pageSupabase(), 'local')
  leadOn('/sign-in?notice=account-removed')
}
