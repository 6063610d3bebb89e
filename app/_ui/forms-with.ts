import { isKept } from '@/lib/http/kept-fields'

/** The forms of the page that have all of these fields. */
export function formsWith(names: string[]): HTMLFormElement[] {
  return [...document.forms].filter((form) => names.every((name) => form.elements.namedItem(name)))
}

/** The text values of a form without secrets. */
export function typedInto(data: FormData): [string, string][] {
  return [...data].filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && isKept(entry[0]),
  )
}

/** The position of a form among those with the same fields. Undefined for one that the page does not have. */
export function placeOf(data: FormData, form: HTMLFormElement | null): string | undefined {
  const place = form ? formsWith(typedInto(data).map(([name]) => name)).indexOf(form) : -1
  return place < 0 ? undefined : String(place)
}
