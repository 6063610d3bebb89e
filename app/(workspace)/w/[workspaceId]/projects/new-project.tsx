import { messages } from '@/app/_messages/messages'
import { Panel } from '@/app/_ui/panel'
import { NameForm } from '../../../name-form'
import { createNewProject } from './actions'

export async function NewProject({ workspaceId }: { workspaceId: string }) {
  const { workspace } = await messages()

  return (
    <div id="new-project" className="scroll-mt-20">
      <Panel title={workspace.newProject} lead={workspace.newProjectLead}>
        <NameForm
          action={createNewProject.bind(null, workspaceId)}
          label={workspace.projectName}
          verb={workspace.createProject}
        />
      </Panel>
    </div>
  )
}
