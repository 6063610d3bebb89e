import { NameForm } from '@/app/(workspace)/name-form'
import { messages } from '@/app/_messages/messages'
import { Arrival } from '@/app/_ui/arrival'
import { Panel } from '@/app/_ui/panel'
import { createProjectAction } from './actions'

export async function NewProject({ workspaceId }: { workspaceId: string }) {
  const { workspace } = await messages()

  return (
    <Arrival id="new-project">
      <Panel title={workspace.newProject} lead={workspace.newProjectLead}>
        <NameForm
          action={createProjectAction.bind(null, { workspaceId })}
          label={workspace.projectName}
          verb={workspace.createProject}
        />
      </Panel>
    </Arrival>
  )
}
