/** Field that names a form and its build: `<build> <id of the form>`. React and our actions pass it over. */
export const formField = '$ACTION_FORM'

/** The place of a form among those of its page that have the same fields, where a script has sent it. */
export const placeField = '$ACTION_PLACE'

// Whatever is named like this is never sent back into a page.
const secret = /password|secret|token|^key$|_key$/i

/** Whether a field holds what a person typed, and may be shown to them again. */
export function isKept(name: string): boolean {
  return !name.startsWith('$ACTION') && !secret.test(name)
}

/** Fields that every form of a kind has, and nobody types into. */
export const notTyped = new Set(['version', 'intent'])

/** Values that were typed into a form that no action of this build takes. */
export type KeptForm = {
  /** The id of the form in its page, as long as the page is made alike. */
  id?: string | undefined
  /** The form's place among those of the page that have the same fields. */
  place?: number | undefined
  /** Typed values by field name. Several values of one field are joined by spaces. */
  values: Record<string, string>
  /** Fields that were too long to be kept. */
  tooLong?: string[]
}
