import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ConfirmDialog } from '@/app/_ui/confirm-dialog'
import { PageHeader } from '@/app/_ui/page-header'
import { Panel } from '@/app/_ui/panel'
import { Trail } from '@/app/_ui/trail'
import { workspacePath } from '@/app/paths'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { roleAllows } from '@/lib/auth/permissions'
import { NameForm } from '../../../name-form'
import { workspaceOf } from '../workspace'
import { removeThisWorkspace, renameWorkspace } from './actions'

export const metadata: Metadata = { title: 'Workspace settings' }

export default async function Page({ params }: PageProps<'/w/[workspaceId]/settings'>) {
  await requirePageCaller()
  const { id, name, role } = await workspaceOf(params)
  if (!roleAllows(role, 'workspace.change')) notFound()

  return (
    <>
      <PageHeader
        title="Settings"
        trail={
          <Trail
            steps={[
              { name: 'Workspaces', href: '/workspaces' },
              { name, href: workspacePath(id) },
            ]}
          />
        }
      />
      <div className="grid gap-8">
        <Panel title="Name">
          <NameForm
            action={renameWorkspace.bind(null, id)}
            label="Name of the workspace"
            verb="Save"
            name={name}
          />
        </Panel>
        {roleAllows(role, 'workspace.remove') && (
          <Panel title="Delete the workspace" lead="Its projects and tasks go with it, for everyone.">
            <ConfirmDialog
              action={removeThisWorkspace.bind(null, id)}
              look="danger"
              verb="Delete workspace"
              title={`Delete “${name}”?`}
            >
              <p>All its projects and tasks are gone for good. Nobody can bring them back.</p>
            </ConfirmDialog>
          </Panel>
        )}
      </div>
    </>
  )
}
