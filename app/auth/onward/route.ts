import type { NextRequest } from 'next/server'
import { ownPath } from '@/lib/auth/own-path'
import { seeOther } from '../see-other'

/** Leads on after a proof of the person. No page, so a browser loads the next one whole: what it has read ahead knows the session of before. */
export function GET({ nextUrl }: NextRequest): Response {
  return seeOther(ownPath(nextUrl.searchParams.get('next') ?? undefined))
}
