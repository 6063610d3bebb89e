import type { NextRequest } from 'next/server'
import { pageSupabase } from '@/lib/auth/page-caller'
import { ConfirmLink } from '@/lib/features/account/sign-in-schema'
import { confirmLink } from '@/lib/features/account/sign-in-service'
import { deadLink, spendLink } from '../spend-link'

/** The button of /auth/confirm. Signs in with the token of a mail, or confirms a change of address. */
export async function POST(request: NextRequest) {
  return spendLink(request, linkIn, async (link, next) => {
    const outcome = await confirmLink(await pageSupabase(), link)
    if (outcome === 'refused') return deadLink
    if (outcome === 'awaits-other') return '/auth/confirm?confirmed=one'
    if (link.type === 'recovery') return '/reset-password'
    return outcome === 'signed-up' ? `/welcome?${new URLSearchParams({ next })}` : next
  })
}

function linkIn(form: FormData) {
  return ConfirmLink.safeParse({ tokenHash: form.get('token_hash'), type: form.get('type') }).data
}
