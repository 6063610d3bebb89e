import type { z } from 'zod'

type Issue = z.core.$ZodIssue

/** The first complaint about each field, in words for the person at the form. */
export function fieldErrorsOf(error: z.ZodError): Record<string, string> {
  const errors = error.issues.map((issue) => [String(issue.path[0] ?? ''), sentenceOf(issue)] as const)
  return Object.fromEntries(errors.toReversed())
}

function sentenceOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return 'Please fill this in.'
    case 'too_small':
      return issue.minimum === 1 ? 'Please fill this in.' : `Use at least ${issue.minimum} characters.`
    case 'too_big':
      return `Use at most ${issue.maximum} characters.`
    default:
      return issue.message
  }
}
