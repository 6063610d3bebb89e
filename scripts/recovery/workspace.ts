import { join } from 'node:path'
import type { Client } from 'pg'
import type { Connection } from './connection.ts'
import { requireMigrations } from './fitting.ts'
import type { Backup, Stored } from './opened-backup.ts'
import { repairReferences } from './references.ts'
import { copyIn } from './rows.ts'
import { withSession } from './session.ts'
import { listObjects, openStorage } from './storage-objects.ts'

type Options = {
  backup: Backup
  to: Connection
  workDir: string
  workspaceId: string
  tell?: (line: string) => void
}

/** A key or an invitation withdrawn after the backup would be valid again, so both are made anew. */
const withdrawn = new Set(['public.api_keys', 'public.invitations'])

/**
 * Restores the rows and files of one removed workspace in one transaction, while the others go on. References to removed people are treated as
 * their removal would have. Throws one sentence, and changes nothing, when the workspace still exists, a row of it is in the way, or none of its
 * owners is left.
 */
export async function restoreWorkspace(options: Options): Promise<void> {
  const { backup, to, workspaceId, tell = () => {} } = options
  await withSession(to.databaseUrl, async (client) => {
    await requireMigrations(client, backup.manifest)
    await requireRemoved(client, workspaceId)

    await client.query('begin; set local session_replication_role = replica')
    const restored: string[] = []
    for (const stored of backup.manifest.tables) {
      const owned = ownedBy(stored)
      if (!owned || withdrawn.has(stored.name)) continue
      const rows = await bringBack(client, backup, stored, owned, workspaceId).catch(named(stored.name))
      if (stored.name === 'public.workspaces' && rows === 0) {
        throw new Error(`The backup of ${backup.manifest.createdAt} has no workspace ${workspaceId}.`)
      }
      restored.push(stored.name)
      if (rows > 0) tell(`${stored.name}: ${rows} rows`)
    }
    for (const line of await repairReferences(client, restored)) tell(line)
    await requireOwner(client, workspaceId)
    await client.query('commit')
    await bringBackObjects(client, options)
  })
}

function ownedBy({ name, columns }: Stored) {
  if (name === 'public.workspaces') return 'id = $1::uuid'
  if (name === 'storage.objects') return `name like $1::text || '/%'`
  return columns.includes('workspace_id') ? 'workspace_id = $1::uuid' : undefined
}

async function bringBack(client: Client, backup: Backup, stored: Stored, owned: string, workspaceId: string) {
  const { name, file } = stored
  const columns = stored.columns.join(', ')
  await client.query(`create temp table all_rows as select ${columns} from ${name} with no data`)
  await copyIn(client, { name: 'pg_temp.all_rows', columns: stored.columns }, await backup.read(file))
  const { rowCount } = await client.query(
    `insert into ${name} (${columns}) overriding system value select ${columns} from pg_temp.all_rows where ${owned}`,
    [workspaceId],
  )
  await client.query('drop table pg_temp.all_rows')
  return rowCount ?? 0
}

async function requireRemoved(client: Client, workspaceId: string) {
  const { rows } = await client.query(
    `select
       exists (select from public.workspaces where id = $1::uuid) as present,
       exists (select from pgboss.job where state < 'completed' and data::text like '%' || $1::text || '%') as "hasJobs"`,
    [workspaceId],
  )
  if (rows[0].present)
    throw new Error(`The workspace ${workspaceId} exists: only a removed one can be brought back.`)
  if (rows[0].hasJobs) throw new Error('Jobs of its removal still wait: let a worker finish them first.')
}

async function requireOwner(client: Client, workspaceId: string) {
  const { rows } = await client.query(
    `select exists (select from public.memberships where workspace_id = $1 and role = 'owner') as owned`,
    [workspaceId],
  )
  if (!rows[0].owned) throw new Error('None of its owners has an account any more. Nothing was restored.')
}

async function bringBackObjects(
  client: Client,
  { backup, to, workDir, workspaceId, tell = () => {} }: Options,
) {
  const listed = (await listObjects(client)).filter(({ name }) => name.startsWith(`${workspaceId}/`))
  const stored = new Map(backup.manifest.objects.map((object) => [object.id, object]))
  const storage = listed.length > 0 ? openStorage(to.storage) : undefined
  for (const object of listed) {
    const found = stored.get(object.id)
    if (!found || !storage) continue
    await storage.upload(object, await backup.read(found.file), {
      path: join(workDir, 'object'),
      sha256: found.sha256,
    })
  }
  if (listed.length > 0) tell(`stored files: ${listed.length}`)
}

function named(table: string) {
  return (error: Error & { code?: string }) => {
    if (error.code !== '23505') throw error
    throw new Error(`A row of ${table} is in the way: ${error.message}. Nothing was restored.`, {
      cause: error,
    })
  }
}
