import { messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { ConfirmDialog } from '@/app/_ui/confirm-dialog'
import { Form } from '@/app/_ui/form'
import { Panel } from '@/app/_ui/panel'
import { SubmitButton } from '@/app/_ui/submit-button'
import { TextArea } from '@/app/_ui/text-area'
import { TextField } from '@/app/_ui/text-field'
import type { Task } from '@/lib/features/tasks/schema'
import { changeThisTask, removeThisTask } from './actions'

export async function TaskEditor({ task, mayRemove }: { task: Task; mayRemove: boolean }) {
  const { id, workspaceId, projectId, title, description } = task
  const { task: m, fields } = await messages()

  return (
    <div className="grid gap-4">
      <Panel>
        <Form action={changeThisTask.bind(null, workspaceId, id)} label={m.change}>
          <TextField name="title" label={m.title} defaultValue={title} />
          <TextArea
            name="description"
            label={fields.description}
            defaultValue={description}
            required={false}
            rows={6}
          />
          <div>
            <SubmitButton className="max-sm:w-full">{fields.save}</SubmitButton>
          </div>
        </Form>
      </Panel>
      {mayRemove && (
        <div>
          <ConfirmDialog
            action={removeThisTask.bind(null, workspaceId, projectId, id)}
            verb={m.removeVerb}
            title={fill(m.removeTitle, { title })}
          >
            <p>{m.removeQuestion}</p>
          </ConfirmDialog>
        </div>
      )}
    </div>
  )
}
