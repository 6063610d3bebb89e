import type { Option } from './select-box'

/** A list of the API that takes `q`, as data that a browser is handed, with the fields of an entry. */
export type ListSearch = { list: string; valueField: string; nameField: string }

/** The debounce of typing. */
export const SEARCH_PAUSE_MS = 150
const SEARCH_TIMEOUT_MS = 5_000

type Answer = { data: Record<string, string>[] }

/** The API applies the visitor's permissions and limits. Throws when it does not answer in time, or refuses. */
export async function searchList(list: string, q: string, limit: number, ended: AbortSignal) {
  const answer = await fetch(`${list}?${new URLSearchParams({ q, limit: String(limit) })}`, {
    signal: AbortSignal.any([ended, AbortSignal.timeout(SEARCH_TIMEOUT_MS)]),
  })
  if (!answer.ok) throw new Error(`The search was answered with ${answer.status}.`)
  const { data } = (await answer.json()) as Answer
  return data
}

export async function searchOptions(
  { list, valueField, nameField }: ListSearch,
  q: string,
  limit: number,
  ended: AbortSignal,
): Promise<Option[]> {
  const data = await searchList(list, q, limit, ended)
  return data.map((entry) => ({ value: entry[valueField]!, name: entry[nameField]! }))
}
