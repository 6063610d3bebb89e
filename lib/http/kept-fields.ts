/** Field that names a form and its build: `<build> <id of the form>`. React and our actions pass it over. */
export const formField = '$ACTION_FORM'

/** The place of a form among those of its page that have the same fields, where a script has sent it. */
export const placeField = '$ACTION_PLACE'

const NAME_LIMIT_LETTERS = 100

// Whatever is named like this is never sent back into a page: a name that is spared for nothing costs one field typed anew.
const secret = /pass|pwd|kennwort|secret|token|credential|jwt|otp|code|key|(^|[_-])pin$/i

/** Whether a field holds what a person typed, and may be shown to them again. */
export function isKept(name: string): boolean {
  return name.length <= NAME_LIMIT_LETTERS && !name.startsWith('$ACTION') && !secret.test(name)
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
  /** Whether something was too long to be kept. */
  tooLong?: boolean
}
