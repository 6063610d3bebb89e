import type { NextRequest } from 'next/server'
import { followLink, probeLink } from '@/app/auth/follow-link'
import { ownPath } from '@/lib/auth/own-path'

/** Where the links in our mails lead for who signs up to accept an invitation: back to it. */
export async function GET(
  request: NextRequest,
  { params }: RouteContext<'/invitations/[token]/auth/confirm'>,
) {
  const { token } = await params
  return followLink(request, ownPath(`/invitations/${encodeURIComponent(token)}`))
}

export const HEAD = probeLink
