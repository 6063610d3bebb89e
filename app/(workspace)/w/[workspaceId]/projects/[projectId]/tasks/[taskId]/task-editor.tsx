import { ConfirmDialog } from '@/app/_ui/confirm-dialog'
import { Form } from '@/app/_ui/form'
import { Panel } from '@/app/_ui/panel'
import { SubmitButton } from '@/app/_ui/submit-button'
import { TextArea } from '@/app/_ui/text-area'
import { TextField } from '@/app/_ui/text-field'
import type { Task } from '@/lib/features/tasks/schema'
import { changeThisTask, removeThisTask } from './actions'

export function TaskEditor({ task, mayRemove }: { task: Task; mayRemove: boolean }) {
  const { id, workspaceId, projectId, title, description } = task

  return (
    <div className="grid gap-4">
      <Panel>
        <Form action={changeThisTask.bind(null, workspaceId, id)} label="Change the task">
          <TextField name="title" label="Title" defaultValue={title} />
          <TextArea
            name="description"
            label="Description"
            defaultValue={description}
            required={false}
            rows={6}
          />
          <div>
            <SubmitButton className="max-sm:w-full">Save</SubmitButton>
          </div>
        </Form>
      </Panel>
      {mayRemove && (
        <div>
          <ConfirmDialog
            action={removeThisTask.bind(null, workspaceId, projectId, id)}
            verb="Delete task"
            title={`Delete “${title}”?`}
          >
            <p>It is gone for good.</p>
          </ConfirmDialog>
        </div>
      )}
    </div>
  )
}
