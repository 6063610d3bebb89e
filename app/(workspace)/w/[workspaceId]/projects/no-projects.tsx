import { messages } from '@/app/_messages/messages'
import { EmptyState } from '@/app/_ui/empty-state'
import { roleAllows } from '@/lib/auth/permissions'
import type { Workspace } from '@/lib/features/workspaces/schema'
import { NewProject } from './new-project'

/** Overview of a workspace that has no project yet. */
export async function NoProjects({ workspace: { id, role } }: { workspace: Workspace }) {
  const { workspace: m } = await messages()
  const mayCreate = roleAllows(role, 'projects.create')

  return (
    <>
      <EmptyState title={m.emptyTitle}>
        <p>{mayCreate ? m.emptyMayCreate : m.empty}</p>
      </EmptyState>
      {mayCreate && <NewProject workspaceId={id} />}
    </>
  )
}
