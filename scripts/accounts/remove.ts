import type { Client } from 'pg'
import { requireConsent } from './consent.ts'
import { findAccount } from './find.ts'
import { type Handover, readHandover } from './handover.ts'
import { inTransaction } from './in-transaction.ts'

type Work = { account: string; newOwners: string[]; dryRun: boolean; yes: boolean }
type Workspace = { id: string; name: string }

/** Throws a sentence and changes nothing unless the whole account can go. */
export async function removeAccount(client: Client, { account: named, newOwners, dryRun, yes }: Work) {
  const account = await findAccount(client, named)
  const handovers: Handover[] = []
  for (const text of newOwners) handovers.push(await readHandover(client, text))

  const alone = await workspacesOfOne(client, account.id)
  // A rehearsal holds no lock while somebody reads what it found.
  await inTransaction(client, 'rollback', erase)
  console.log(`Account ${account.id}, ${account.email ?? 'without an address'}, since ${account.since}.`)
  for (const { id, name } of alone) console.log(`With it goes the workspace “${name}” (${id}).`)
  for (const { workspace, member } of handovers)
    console.log(`${member.email} becomes an owner of ${workspace}.`)
  if (dryRun) return console.log('Nothing was removed: this was a rehearsal.')

  if (!yes) await requireConsent('Remove', 'Nothing was removed.')
  await inTransaction(client, 'commit', erase)
  console.log('The account is removed.')

  async function erase() {
    for (const { workspace, member } of handovers) await appoint(client, workspace, member)
    const { rows: kept } = await client.query<Workspace>('select id, name from private.erase_account($1)', [
      account.id,
    ])
    if (kept.length > 0) throw new Error(lastOwnerOf(kept))
  }
}

async function workspacesOfOne(client: Client, accountId: string) {
  const { rows } = await client.query<Workspace>(
    `select id, name from public.workspaces
     where id in (select workspace_id from public.memberships where user_id = $1 and role = 'owner')
       and not exists (select from public.memberships where workspace_id = workspaces.id and user_id <> $1)
     order by id`,
    [accountId],
  )
  return rows
}

async function appoint(client: Client, workspace: string, member: { id: string; email: string | null }) {
  const { rowCount } = await client.query(
    `update public.memberships set role = 'owner' where workspace_id = $1 and user_id = $2`,
    [workspace, member.id],
  )
  if (!rowCount) throw new Error(`${member.email ?? member.id} is no member of ${workspace}.`)
}

function lastOwnerOf(workspaces: Workspace[]) {
  return [
    'Nothing was removed: the account is the last owner of workspaces with other members.',
    ...workspaces.map(({ id, name }) => `  “${name}”: add --new-owner ${id}=<member>`),
    'To remove such a workspace instead: docs/operations.md, “Erase a tenant”.',
  ].join('\n')
}
