import { isId } from '../arguments.ts'
import { line, plain } from '../lines.ts'
import { UsageError } from '../usage-error.ts'
import type { Operation, Verb } from '../verb.ts'

type Workspace = { id: string; name: string }
type Removal = {
  account: { id: string; email: string | null; createdAt: string | null }
  /** Goes with the account. */
  workspaces: Workspace[]
  /** Would lose its last owner, so that nothing is removed. */
  kept: Workspace[]
}

export const removeAccount: Verb = {
  subject: '<address or id>',
  summary: 'removes an account as its owner could, and tells its address by mail',
  help: `--new-owner <workspace>=<member>
           makes a member, by address or id, an owner of a workspace that would lose its last one. Can be repeated
--dry-run  shows what would go and ends

Removes sessions, memberships, invitations to the address, and the workspaces that nobody else belongs to. The work of the account in
the workspaces of others stays there as nobody's. Stored files go with the next jobs, so a worker or scheduler has to run.
docs/operations.md says what else holds a person's data.`,
  options: { 'new-owner': { type: 'string', multiple: true }, 'dry-run': { type: 'boolean' } },
  needsReason: true,
  async run(operation) {
    const { 'new-owner': given = [], 'dry-run': dryRun } = operation.values
    const newOwners = given.map(readNewOwner)

    const planned = requireWhole(await remove(operation, newOwners, true))
    const lines = linesOf(planned)
    if (dryRun)
      return {
        data: { ...dataOf(planned), removed: false },
        lines: [...lines, 'Nothing was removed: this was a rehearsal.'],
      }

    await operation.agree(lines, 'This cannot be taken back. Remove?')
    const done = requireWhole(await remove(operation, newOwners, false))
    return { data: { ...dataOf(done), removed: true }, lines: [...lines, 'The account is removed.'] }
  },
}

type NewOwner = { workspace: string; member: string }

function readNewOwner(text: string): NewOwner {
  const [, workspace = '', member = ''] = /^([^=]*)=(.+)$/.exec(text) ?? []
  if (!isId(workspace) || !member)
    throw new UsageError(`--new-owner must be like <id of a workspace>=<address or id>, not “${text}”.`)
  return { workspace, member }
}

async function remove(
  { operator, reason, subject, call }: Operation,
  newOwners: NewOwner[],
  rehearse: boolean,
) {
  const [answer] = await call<{ removal: Removal }>(
    'select private.operator_remove_account($1, $2, $3, $4, $5) as removal',
    [operator, reason, subject, JSON.stringify(newOwners), rehearse],
  )
  return answer!.removal
}

function requireWhole(removal: Removal) {
  if (removal.kept.length === 0) return removal
  throw new Error(
    [
      'Nothing was removed: the account is the last owner of workspaces with other members.',
      ...removal.kept.map(({ id, name }) => `  “${plain(name)}”: add --new-owner ${id}=<member>`),
      'To remove such a workspace instead: docs/operations.md, “Erase a tenant”.',
    ].join('\n'),
  )
}

const dataOf = ({ account, workspaces }: Removal) => ({ account, workspaces })

function linesOf({ account, workspaces }: Removal) {
  return [
    `Account ${account.id}, ${line(account.email ?? 'without an address', account.createdAt && `since ${account.createdAt}`)}.`,
    ...workspaces.map(({ id, name }) => `With it goes the workspace “${plain(name)}” (${id}).`),
  ]
}
