import { oauthNotices } from '@/lib/auth/oauth'

/** The notices above the form. A link names one by its code, so nobody can inject text. */
const notices = [
  'link-too-often',
  'accounts-unavailable',
  'account-removed',
  'cookies-off',
  'provider-cookies',
  'provider-too-often',
  'provider-unavailable',
  ...oauthNotices,
] as const

export type Notice = (typeof notices)[number]

export function noticeOf(code: unknown): Notice | undefined {
  return notices.find((notice) => notice === code)
}
