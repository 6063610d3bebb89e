import type { Caller } from '@/lib/auth/caller'
import { found } from '@/lib/db/found'
import type { NamedPageRequest } from '@/lib/db/named'
import { type Page, toPage } from '@/lib/db/page'
import { asReader, asUser, may } from '@/lib/db/transaction'
import type { Versions } from '@/lib/db/versions'
import { deleteLabel, insertLabel, selectLabel, selectLabels, updateLabel } from './queries'
import type { ChangeLabel, CreateLabel, Label } from './schema'

export function listLabels(
  caller: Caller,
  workspaceId: string,
  page: NamedPageRequest,
): Promise<Page<Label>> {
  return asReader(caller, may('labels.read', workspaceId), async (tx) =>
    toPage(await selectLabels(tx, workspaceId, page), page.limit),
  )
}

export function getLabel(caller: Caller, workspaceId: string, labelId: string): Promise<Label> {
  return asReader(caller, may('labels.read', workspaceId), async (tx) =>
    found(await selectLabel(tx, workspaceId, labelId)),
  )
}

/** Throws `conflict` for a name in use, whatever its case. */
export function createLabel(caller: Caller, workspaceId: string, input: CreateLabel): Promise<Label> {
  return asUser(caller, may('labels.create', workspaceId), (tx) => insertLabel(tx, workspaceId, input))
}

/** Throws `conflict` as createLabel does. */
export function changeLabel(
  caller: Caller,
  workspaceId: string,
  labelId: string,
  input: ChangeLabel,
  versions?: Versions,
): Promise<Label> {
  return asUser(caller, may('labels.change', workspaceId), async (tx) =>
    found(await updateLabel(tx, workspaceId, labelId, input, versions)),
  )
}

export function removeLabel(caller: Caller, workspaceId: string, labelId: string): Promise<void> {
  return asUser(caller, may('labels.remove', workspaceId), async (tx) => {
    found(await deleteLabel(tx, workspaceId, labelId))
  })
}
