import { named, type NamedPageRequest } from '@/lib/db/named'
import { newestFirst } from '@/lib/db/page'
import type { Tx } from '@/lib/db/transaction'
import { ofVersion, type Versions } from '@/lib/db/versions'
import type { ChangeProject, CreateProject } from './schema'

const columns = [
  'id',
  'workspace_id as workspaceId',
  'name',
  'description',
  'version',
  'created_by as createdBy',
  'created_at as createdAt',
  'updated_at as updatedAt',
] as const

export async function selectProjects(tx: Tx, workspaceId: string, request: NamedPageRequest) {
  return named(tx, request, (page) =>
    tx
      .selectFrom('projects')
      .select(columns)
      .where('workspace_id', '=', workspaceId)
      .$call(newestFirst(page)),
  )
}

export async function selectProject(tx: Tx, workspaceId: string, projectId: string) {
  return tx
    .selectFrom('projects')
    .select(columns)
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', projectId)
    .executeTakeFirst()
}

export async function selectProjectNames(tx: Tx, workspaceId: string, projectIds: string[]) {
  return tx
    .selectFrom('projects')
    .select(['id', 'name'])
    .where('workspace_id', '=', workspaceId)
    .where('id', 'in', projectIds)
    .execute()
}

export async function insertProject(tx: Tx, workspaceId: string, { name, description }: CreateProject) {
  return tx
    .insertInto('projects')
    .values({ workspace_id: workspaceId, name, description })
    .returning(columns)
    .executeTakeFirstOrThrow()
}

export async function updateProject(
  tx: Tx,
  workspaceId: string,
  projectId: string,
  change: ChangeProject,
  versions: Versions,
) {
  return tx
    .updateTable('projects')
    .set(change)
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', projectId)
    .where(ofVersion(versions))
    .returning(columns)
    .executeTakeFirst()
}

export async function deleteProject(tx: Tx, workspaceId: string, projectId: string, versions: Versions) {
  return tx
    .deleteFrom('projects')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', projectId)
    .where(ofVersion(versions))
    .returning('id')
    .executeTakeFirst()
}
