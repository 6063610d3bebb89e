import { NameSearch } from '@/lib/text/name-search'

/** The parameter of an address that narrows the choices of a page for a visitor without a script. */
export const CHOICE_TEXT = 'choose'

export async function choiceTextOf(searchParams: Promise<unknown> | undefined): Promise<string | undefined> {
  const asked = ((await searchParams) ?? {}) as Record<string, unknown>
  return NameSearch.safeParse({ q: asked[CHOICE_TEXT] }).data?.q
}

/** The search of a list in the address of its page. */
export async function nameSearchOf(searchParams: Promise<unknown>): Promise<string | undefined> {
  const { q } = (await searchParams) as Record<string, unknown>
  return NameSearch.safeParse({ q }).data?.q
}
