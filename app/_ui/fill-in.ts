import type { KeptForm } from '@/lib/http/kept-fields'
import { formsWith } from './forms-with'

/** Forms of a page that a script rendered have other ids, so their fields and their order identify them. */
export function fillIn({ place, values }: KeptForm) {
  if (place === undefined) return
  const form = formsWith(Object.keys(values))[place]
  for (const element of form?.elements ?? []) {
    const [name, value] = [element.getAttribute('name') ?? '', values[element.getAttribute('name') ?? '']]
    if (value === undefined || name === '') continue
    if (element instanceof HTMLInputElement && /checkbox|radio/.test(element.type))
      element.checked = value.split(' ').includes(element.value)
    else if (
      element instanceof HTMLInputElement ||
      element instanceof HTMLTextAreaElement ||
      element instanceof HTMLSelectElement
    )
      element.value = value
    // Counts as typed, so changes by others do not replace it.
    element.dispatchEvent(new Event('input', { bubbles: true }))
  }
}
