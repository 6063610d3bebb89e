import type { NextRequest } from 'next/server'
import { ownPath } from '@/lib/auth/own-path'
import { noStore, seeOther } from '../see-other'

/**
 * Leads on to a page that the browser loads whole. Next's router gets nothing to show and loads this address itself: what it keeps
 * of pages was made for the session of before, and it goes back to their redirects (https://github.com/vercel/next.js/issues/92767).
 */
export function GET({ headers, nextUrl }: NextRequest): Response {
  if (headers.has('rsc')) return new Response(null, { status: 204, headers: noStore })
  return seeOther(ownPath(nextUrl.searchParams.get('next') ?? undefined))
}
