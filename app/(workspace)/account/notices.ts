import { oauthNotices } from '@/lib/auth/oauth'

/** The notices above the sections. An address names one by its code, so nobody can inject text. */
const notices = ['provider-linked', 'provider-too-often', 'provider-unavailable', ...oauthNotices] as const

export function noticeOf(code: unknown): (typeof notices)[number] | undefined {
  return notices.find((notice) => notice === code)
}
