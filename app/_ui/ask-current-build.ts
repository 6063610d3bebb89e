import { placeField } from '@/lib/http/kept-fields'
import { placeOf, typedInto } from './forms-with'

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
  const place = placeOf(sent.data, sent.form)
  return [...typedInto(sent.data), ...(place ? [[placeField, place] as [string, string]] : [])]
}
