import { isKept, placeField } from '@/lib/http/kept-fields'
import { formsWith } from './forms-with'

/** Typed values and their form. */
export type Sent = { data: FormData; form: HTMLFormElement | null }

/**
 * Sends a form to its page as a browser without scripts would, when the build that answers does not know the action of this one.
 * The page then comes anew, with what was typed: lib/http/stale-form.ts. Never resolves, for this page is left.
 */
export function askCurrentBuild(sent?: Sent): Promise<never> {
  const carrier = document.createElement('form')
  Object.assign(carrier, {
    method: 'post',
    enctype: 'multipart/form-data',
    action: location.pathname + location.search,
  })
  for (const [name, value] of keptOf(sent)) {
    const field = document.createElement('textarea')
    Object.assign(field, { name, value })
    carrier.append(field)
  }
  carrier.hidden = true
  document.body.append(carrier)
  // A field may shadow a method of the form.
  HTMLFormElement.prototype.submit.call(carrier)
  return new Promise(() => {})
}

/** Text values without secrets. */
function keptOf(sent: Sent | undefined): [string, string][] {
  if (!sent) return []
  const typed = [...sent.data].filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && isKept(entry[0]),
  )
  const place = sent.form ? formsWith(typed.map(([name]) => name)).indexOf(sent.form) : -1
  return place < 0 ? typed : [...typed, [placeField, String(place)]]
}
