import { messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { FormDialog } from '@/app/_ui/form-dialog'
import { Select } from '@/app/_ui/select'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { listMembers } from '@/lib/features/members/service'
import type { Workspace } from '@/lib/features/workspaces/schema'
import { orNotFound } from '../../../or-not-found'
import { transferOwnershipAction } from './actions'

/** A longer list would need a search. The API accepts any member. */
const CANDIDATES_MAX = 100

export async function HandOver({ workspace: { id, name } }: { workspace: Workspace }) {
  const caller = await requirePageCaller()
  const { items } = await orNotFound(listMembers(caller, id, { limit: CANDIDATES_MAX }))
  const { workspaceSettings: words } = await messages()
  const others = items.filter(({ userId }) => userId !== caller.userId)

  if (others.length === 0) return <p className="text-ink-soft">{words.transferAlone}</p>
  return (
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
        options={others.map(({ userId, displayName }) => ({ value: userId, name: displayName }))}
      />
    </FormDialog>
  )
}
