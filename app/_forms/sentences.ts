import type { z } from 'zod'
import { fill } from '../_messages/phrase'
import type { Messages } from '../_messages/messages'

type Issue = z.core.$ZodIssue
/** Says a sentence of the schema in the language of the page. */
type Say = (sentence: string) => string

/** The first complaint about each field, in words for the person at the form. */
export function fieldErrorsOf(
  error: z.ZodError,
  validation: Messages['validation'],
  say: Say,
): Record<string, string> {
  const errors = error.issues.map(
    (issue) => [String(issue.path[0] ?? ''), sentenceOf(issue, validation, say)] as const,
  )
  return Object.fromEntries(errors.toReversed())
}

function sentenceOf(issue: Issue, validation: Messages['validation'], say: Say): string {
  switch (issue.code) {
    case 'invalid_type':
      return validation.missing
    case 'invalid_value':
      return validation.choose
    case 'invalid_format':
      return issue.format === 'email' ? validation.email : validation.invalid
    case 'too_small':
      return issue.minimum === 1
        ? validation.missing
        : fill(validation.tooShort, { minimum: Number(issue.minimum) })
    case 'too_big':
      return fill(validation.tooLong, { maximum: Number(issue.maximum) })
    case 'custom':
      return say(issue.message)
    // A field that the schema does not know is a fault of the page: nothing that a person typed.
    case 'unrecognized_keys':
      return validation.unexpected
    default:
      return validation.invalid
  }
}
