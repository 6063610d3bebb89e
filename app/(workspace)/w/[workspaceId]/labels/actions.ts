'use server'
import { action } from '@/app/_forms/action'
import { nameTaken } from '@/app/_forms/name-taken'
import { fill } from '@/app/_messages/phrase'
import { ChangeLabel, CreateLabel, LabelScope } from '@/lib/features/labels/schema'
import { changeLabel, createLabel, getLabel, removeLabel } from '@/lib/features/labels/service'
import { WorkspaceScope } from '@/lib/features/workspaces/schema'

const labelNameTaken = nameTaken('This workspace already has a label with this name.')

export const createLabelAction = action(
  { scope: WorkspaceScope, input: CreateLabel },
  async ({ caller, scope, input, messages: m }) => {
    const { name } = await createLabel(caller, scope.workspaceId, input).catch(labelNameTaken)
    return { done: fill(m.labels.created, { name }) }
  },
)

export const changeLabelAction = action(
  { scope: LabelScope, input: ChangeLabel },
  async ({ caller, scope, input, messages: m }) => {
    await changeLabel(caller, scope.workspaceId, scope.labelId, input).catch(labelNameTaken)
    return { done: m.labels.saved }
  },
)

export const removeLabelAction = action({ scope: LabelScope }, async ({ caller, scope, messages: m }) => {
  const { name } = await getLabel(caller, scope.workspaceId, scope.labelId)
  await removeLabel(caller, scope.workspaceId, scope.labelId)
  return { done: fill(m.labels.removed, { name }) }
})
