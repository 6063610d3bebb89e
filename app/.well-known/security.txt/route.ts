import { connection } from 'next/server'
import { locales } from '@/lib/auth/locale'
import { env } from '@/lib/env'

const DAY_MS = 86_400_000
/** RFC 9116 recommends less than a year. */
const VALID_DAYS = 180

/**
 * The contact for reports of vulnerabilities, https://www.rfc-editor.org/rfc/rfc9116. 404 without SECURITY_CONTACT, since a file without a contact is
 * invalid. The date moves with the day of the request: whoever serves the file has set the contact.
 */
export async function GET(): Promise<Response> {
  await connection()
  const contacts = env.SECURITY_CONTACT?.split(' ') ?? []
  if (contacts.length === 0) return new Response('Not found.\n', { status: 404 })

  const today = Math.floor(Date.now() / DAY_MS) * DAY_MS
  const lines = [
    ...contacts.map((contact) => `Contact: ${contact}`),
    `Expires: ${new Date(today + VALID_DAYS * DAY_MS).toISOString()}`,
    `Preferred-Languages: ${locales.join(', ')}`,
    `Canonical: ${env.NEXT_PUBLIC_SITE_URL}/.well-known/security.txt`,
  ]
  return new Response(`${lines.join('\n')}\n`, {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=3600' },
  })
}
