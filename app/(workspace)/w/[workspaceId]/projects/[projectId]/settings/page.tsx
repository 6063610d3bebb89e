import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { workspaceOf } from '@/app/(workspace)/w/[workspaceId]/workspace'
import { messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { ConfirmDialog } from '@/app/_ui/confirm-dialog'
import { Form } from '@/app/_ui/form'
import { PageHeader } from '@/app/_ui/page-header'
import { Panel } from '@/app/_ui/panel'
import { SubmitButton } from '@/app/_ui/submit-button'
import { TextArea } from '@/app/_ui/text-area'
import { TextField } from '@/app/_ui/text-field'
import { Trail } from '@/app/_ui/trail'
import { projectPath, projectsPath } from '../../paths'
import { workspacePath } from '@/app/paths'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { roleAllows } from '@/lib/auth/permissions'
import { projectOf } from '../project'
import { changeProjectAction, removeProjectAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).projectSettings.title }
}

type Props = PageProps<'/w/[workspaceId]/projects/[projectId]/settings'>

export default async function Page({ params }: Props) {
  await requirePageCaller()
  const [workspace, project, m] = await Promise.all([workspaceOf(params), projectOf(params), messages()])
  const { id, workspaceId, name, description } = project
  if (!roleAllows(workspace.role, 'projects.change')) notFound()
  const words = m.projectSettings

  return (
    <>
      <PageHeader
        title={words.title}
        trail={
          <Trail
            steps={[
              { name: workspace.name, href: workspacePath(workspaceId) },
              { name: m.workspace.projects, href: projectsPath(workspaceId) },
              { name, href: projectPath(project) },
            ]}
          />
        }
      />
      <div className="grid gap-8">
        <Panel>
          <Form action={changeProjectAction.bind(null, { workspaceId, projectId: id })} label={words.change}>
            <TextField name="name" label={m.workspace.projectName} defaultValue={name} />
            <TextArea
              name="description"
              label={m.fields.description}
              defaultValue={description}
              required={false}
            />
            <div>
              <SubmitButton className="max-sm:w-full">{m.fields.save}</SubmitButton>
            </div>
          </Form>
        </Panel>
        {roleAllows(workspace.role, 'projects.remove') && (
          <Panel title={words.remove} lead={words.removeLead}>
            <ConfirmDialog
              action={removeProjectAction.bind(null, { workspaceId, projectId: id })}
              look="danger"
              verb={words.removeVerb}
              typed={name}
              title={fill(words.removeTitle, { name })}
            >
              <p>{words.removeQuestion}</p>
            </ConfirmDialog>
          </Panel>
        )}
      </div>
    </>
  )
}
