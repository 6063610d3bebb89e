import type { NextRequest } from 'next/server'
import { ownPath } from '@/lib/auth/own-path'
import { followLink, probeLink } from '../follow-link'

/** Where the links in our mails lead. https://supabase.com/docs/guides/auth/server-side/nextjs */
export async function GET(request: NextRequest) {
  return followLink(request, ownPath(request.nextUrl.searchParams.get('next')))
}

export const HEAD = probeLink
