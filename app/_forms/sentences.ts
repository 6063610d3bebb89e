import type { z } from 'zod'
import { fill } from '../_messages/phrase'
import type { Messages } from '../_messages/messages'

type Issue = z.core.$ZodIssue
/** Translates a message of a schema. */
type Say = (sentence: string) => string

/** The first message of each field, translated. */
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
    // An unknown field is a fault of the page, not of the input.
    case 'unrecognized_keys':
      return validation.unexpected
    default:
      return validation.invalid
  }
}
