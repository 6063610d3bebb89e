import type { Verb } from './verb.ts'
import { endImpersonations } from './verbs/end-impersonations.ts'
import { findUsers } from './verbs/find-users.ts'
import { findWorkspaces } from './verbs/find-workspaces.ts'
import { impersonate } from './verbs/impersonate.ts'
import { removeAccount } from './verbs/remove-account.ts'
import { resetFactors } from './verbs/reset-factors.ts'
import { showUser } from './verbs/show-user.ts'
import { signOut } from './verbs/sign-out.ts'

export const verbs: Record<string, Verb> = {
  'find-users': findUsers,
  'find-workspaces': findWorkspaces,
  'show-user': showUser,
  'sign-out': signOut,
  impersonate,
  'end-impersonations': endImpersonations,
  'reset-factors': resetFactors,
  'remove-account': removeAccount,
}
