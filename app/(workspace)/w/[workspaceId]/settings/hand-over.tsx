import { messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { FormDialog } from '@/app/_ui/form-dialog'
import { Select } from '@/app/_ui/select'
import { workspaceSettingsPath } from '@/app/paths'
import { requirePageCaller } from '@/lib/auth/page-caller'
import type { Workspace } from '@/lib/features/workspaces/schema'
import { ChoiceTextForm } from '../../../choice-text-form'
import { choiceTextOf } from '../../../choice-text'
import { memberChoices } from '../members/member-choices'
import { transferOwnershipAction } from './actions'

type Props = { workspace: Workspace; searchParams: Promise<unknown> }

export async function HandOver({ workspace: { id, name }, searchParams }: Props) {
  const caller = await requirePageCaller()
  const { people, search } = await memberChoices(id, [], searchParams)
  const { workspaceSettings: words } = await messages()
  const others = people.filter((person) => person.id !== caller.userId)

  if (others.length === 0 && !search) return <p className="text-ink-soft">{words.transferAlone}</p>
  return (
    <>
      {search && <ChoiceTextForm path={workspaceSettingsPath(id)} text={await choiceTextOf(searchParams)} />}
      <FormDialog
        action={transferOwnershipAction.bind(null, { workspaceId: id })}
        opener={{ text: words.transferVerb, look: 'secondary' }}
        title={fill(words.transferTitle, { name })}
        verb={words.transferVerb}
      >
        <p className="text-ink-soft">{words.transferQuestion}</p>
        <Select
          name="userId"
          label={words.transferTo}
          options={others.map((person) => ({ value: person.id, name: person.name }))}
          search={search}
        />
      </FormDialog>
    </>
  )
}
