import 'server-only'
import { z } from 'zod'
import type { FormState } from '@/app/_forms/form-state'
import { messages } from '@/app/_messages/messages'
import { workspaceSettingsPath } from '@/app/paths'
import type { UserCaller } from '@/lib/auth/caller'
import { AppError } from '@/lib/errors'
import { RemoveAccount } from '@/lib/features/account/schema'
import { removeAccount } from '@/lib/features/account/service'
import { getWorkspace } from '@/lib/features/workspaces/service'

/** The workspaces that a refusal names. More appear after these are transferred. */
const NAMED_MAX = 10

export const ConfirmedAddress = z.object({ confirmation: RemoveAccount.shape.confirm })

/** Removes the account, or lists the workspaces that still need it. Maps refusals to the field of the form. */
export async function removeOrSayWhy(caller: UserCaller, confirm: string): Promise<FormState | undefined> {
  try {
    await removeAccount(caller, { confirm })
    return undefined
  } catch (error) {
    if (!(error instanceof AppError) || !error.details) throw error
    if (error.code === 'conflict') return refusalOf(caller, error.details)
    const details = error.details.map(({ message }) => ({ path: 'confirmation', message }))
    throw new AppError(error.code, error.message, { details, cause: error })
  }
}

async function refusalOf(caller: UserCaller, details: { path: string }[]): Promise<FormState> {
  const ids = details.slice(0, NAMED_MAX).map(({ path }) => path.split('.')[1]!)
  const workspaces = await Promise.all(ids.map((id) => getWorkspace(caller, id)))
  return {
    message: (await messages()).account.removeBlocked,
    links: workspaces.map(({ id, name }) => ({ text: name, href: workspaceSettingsPath(id) })),
    requestId: caller.requestId,
  }
}
