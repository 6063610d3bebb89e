/** What may be said above the form; a link names it by its code, so nobody can put words there. */
const notices = {
  'link-invalid':
    'This link does not work any more. It may have been used, or be too old. Please ask for a new one.',
  'accounts-unavailable': 'Accounts cannot be reached right now. Please open the link again in a moment.',
} as const

export type Notice = keyof typeof notices

export function noticeOf(code: unknown): string | undefined {
  return typeof code === 'string' && Object.hasOwn(notices, code) ? notices[code as Notice] : undefined
}
