import 'server-only'
import { cache } from 'react'
import { orNotFound } from '@/app/(workspace)/or-not-found'
import { choiceTextOf } from '@/app/(workspace)/choice-text'
import type { ListSearch } from '@/app/_ui/search-list'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { listMemberNames, listMembers } from '@/lib/features/members/service'

/** The members at hand in a choice. Its search finds the others. */
const SHOWN_MAX = 50

export type MemberChoice = { id: string; name: string }

/** The first members, or those whose name contains the text, read once per request. */
const firstMembers = cache(async (workspaceId: string, q: string | undefined) => {
  const caller = await requirePageCaller()
  const { items, next } = await orNotFound(listMembers(caller, workspaceId, { q, limit: SHOWN_MAX }))
  const people = items.map(({ userId, displayName }) => ({ id: userId, name: displayName }))
  return { people, more: next !== undefined || q !== undefined }
})

/** The members at hand, and of all others those of the given ids. */
export async function memberChoices(
  workspaceId: string,
  ids: readonly (string | null | undefined)[] = [],
  searchParams?: Promise<unknown>,
): Promise<{ people: MemberChoice[]; search: ListSearch | undefined }> {
  const { people, more } = await firstMembers(workspaceId, await choiceTextOf(searchParams))
  const known = new Set(people.map(({ id }) => id))
  const missing = ids.filter((id): id is string => typeof id === 'string' && !known.has(id))
  const caller = await requirePageCaller()
  const names = await orNotFound(listMemberNames(caller, workspaceId, more ? missing : []))
  return {
    people: [...people, ...[...names].map(([id, name]) => ({ id, name }))],
    search: more ? searchOf(workspaceId) : undefined,
  }
}

function searchOf(workspaceId: string) {
  const list = `/api/v1/workspaces/${workspaceId}/members`
  return { list, valueField: 'userId', nameField: 'displayName' }
}
