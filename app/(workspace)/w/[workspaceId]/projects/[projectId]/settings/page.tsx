import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ConfirmDialog } from '@/app/_ui/confirm-dialog'
import { Form } from '@/app/_ui/form'
import { PageHeader } from '@/app/_ui/page-header'
import { Panel } from '@/app/_ui/panel'
import { SubmitButton } from '@/app/_ui/submit-button'
import { TextArea } from '@/app/_ui/text-area'
import { TextField } from '@/app/_ui/text-field'
import { Trail } from '@/app/_ui/trail'
import { projectPath, workspacePath } from '@/app/paths'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { roleAllows } from '@/lib/auth/permissions'
import { workspaceOf } from '../../../workspace'
import { projectOf } from '../project'
import { changeThisProject, removeThisProject } from './actions'

export const metadata: Metadata = { title: 'Project settings' }

type Props = PageProps<'/w/[workspaceId]/projects/[projectId]/settings'>

export default async function Page({ params }: Props) {
  await requirePageCaller()
  const [workspace, project] = await Promise.all([workspaceOf(params), projectOf(params)])
  const { id, workspaceId, name, description } = project
  if (!roleAllows(workspace.role, 'projects.change')) notFound()

  return (
    <>
      <PageHeader
        title="Project settings"
        trail={
          <Trail
            steps={[
              { name: 'Workspaces', href: '/workspaces' },
              { name: workspace.name, href: workspacePath(workspaceId) },
              { name, href: projectPath(project) },
            ]}
          />
        }
      />
      <div className="grid gap-8">
        <Panel>
          <Form action={changeThisProject.bind(null, workspaceId, id)} label="Change the project">
            <TextField name="name" label="Name of the project" defaultValue={name} />
            <TextArea name="description" label="Description" defaultValue={description} required={false} />
            <div>
              <SubmitButton className="max-sm:w-full">Save</SubmitButton>
            </div>
          </Form>
        </Panel>
        {roleAllows(workspace.role, 'projects.remove') && (
          <Panel title="Delete the project" lead="Its tasks go with it, for everyone.">
            <ConfirmDialog
              action={removeThisProject.bind(null, workspaceId, id)}
              look="danger"
              verb="Delete project"
              title={`Delete “${name}”?`}
            >
              <p>All its tasks are gone for good. Nobody can bring them back.</p>
            </ConfirmDialog>
          </Panel>
        )}
      </div>
    </>
  )
}
