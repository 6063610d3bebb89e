/** Names a form and its build: `<build> <id of the form>`. React hands a form without scripts on without the fields that begin with `$ACTION`. */
export const formField = '$FORM'

/** The form's position among forms with the same fields, sent by script. */
export const placeField = '$PLACE'

const NAME_LIMIT_LETTERS = 100

// Fields with such names are never sent back into a page. A wrong match costs one field typed anew.
const secret = /pass|pwd|kennwort|secret|token|credential|jwt|otp|code|key|(^|[_-])pin$/i

/** True for a field of React or of our forms themselves, which no action reads as input. */
export function isOfForm(name: string): boolean {
  return name.startsWith('$')
}

/** True for a field whose typed value may be shown to its author again. */
export function isKept(name: string): boolean {
  return name.length <= NAME_LIMIT_LETTERS && !isOfForm(name) && !secret.test(name)
}

export const notTyped = new Set(['version', 'intent'])

/** Values typed into a form that no action of this build accepts, or whose author had to confirm first that it is them. */
export type KeptForm = {
  /** The account whose owner had to confirm first that it is them. */
  author?: string | undefined
  id?: string | undefined
  place?: number | undefined
  /** Several values of one field are joined by spaces. */
  values: Record<string, string>
  tooLong?: boolean
}
