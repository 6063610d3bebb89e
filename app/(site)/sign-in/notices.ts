/** What may be said above the form; a link names it by its code, so nobody can put words there. */
const notices = ['link-too-often', 'accounts-unavailable', 'account-removed'] as const

export type Notice = (typeof notices)[number]

export function noticeOf(code: unknown): Notice | undefined {
  return notices.find((notice) => notice === code)
}
