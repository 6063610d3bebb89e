import { messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { ConfirmDialog } from '@/app/_ui/confirm-dialog'
import { FormDialog } from '@/app/_ui/form-dialog'
import { LabelChip } from './label-chip'
import { type Role, roleAllows } from '@/lib/auth/permissions'
import type { Label } from '@/lib/features/labels/schema'
import { changeLabelAction, removeLabelAction } from './actions'
import { LabelFields } from './label-fields'

type Props = { label: Label; role: Role | null }

export async function LabelRow({ label, role }: Props) {
  const { labels: m, fields } = await messages()
  const { id, workspaceId, name, colour } = label

  return (
    <li className="flex flex-wrap items-center gap-x-2 gap-y-1 px-4 py-2">
      <span className="min-w-0 grow basis-24">
        <LabelChip name={name} colour={colour} />
      </span>
      <div className="ml-auto flex flex-wrap gap-x-2">
        {roleAllows(role, 'labels.change') && (
          <FormDialog
            action={changeLabelAction.bind(null, { workspaceId, labelId: id })}
            opener={{ text: m.editVerb, label: fill(m.edit, { name }) }}
            title={m.editTitle}
            verb={fields.save}
          >
            <LabelFields label={label} />
          </FormDialog>
        )}
        {roleAllows(role, 'labels.remove') && (
          <ConfirmDialog
            action={removeLabelAction.bind(null, { workspaceId, labelId: id })}
            opener={{ text: m.removeShort, label: fill(m.remove, { name }) }}
            verb={m.removeVerb}
            title={fill(m.removeTitle, { name })}
            announced
          >
            <p>{m.removeQuestion}</p>
          </ConfirmDialog>
        )}
      </div>
    </li>
  )
}
