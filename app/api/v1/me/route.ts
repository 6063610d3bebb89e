import { Account, ChangeAccount, RemoveAccount } from '@/lib/features/account/schema'
import { changeAccount, getAccount, removeAccount } from '@/lib/features/account/service'
import { resource } from '@/lib/http/resource'
import { route } from '@/lib/http/route'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(
    {
      id: 'getAccount',
      summary: 'Read your account.',
      description: 'The account of the signed-in person.',
      personal: true,
      returns: Account,
    },
    ({ caller }) => getAccount(caller),
  ),
  PATCH: route(
    {
      id: 'changeAccount',
      summary: 'Change your account.',
      description:
        'The name that others see. The email address and the password are changed in the app, because both need a proof.',
      personal: true,
      body: ChangeAccount,
      returns: Account,
      ifMatch: 'optional',
    },
    ({ caller, body, versions }) => changeAccount(caller, body, versions),
  ),
  DELETE: route(
    {
      id: 'removeAccount',
      summary: 'Remove your account and all workspaces without other members.',
      description:
        'The account, its sessions and the workspaces in which it is the only member are removed for good. An owner of a workspace with other members transfers it first.',
      personal: true,
      body: RemoveAccount,
      limit: 'expensive',
      errors: ['factor_required', 'proof_required', 'conflict'],
    },
    ({ caller, body }) => removeAccount(caller, body),
  ),
})
