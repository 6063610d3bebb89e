import type { KeptForm } from '@/lib/http/kept-fields'
import { formsWith } from './forms-with'

/** Where the page was made by a script, its forms had other ids: they are told apart by their fields and by their order. */
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
    // As if it had been typed here, so that news from others do not replace it.
    element.dispatchEvent(new Event('input', { bubbles: true }))
  }
}
