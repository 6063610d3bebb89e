import { cookies } from 'next/headers'
import { plainRefusal } from '@/app/plain-refusal'
import { requireOwnOrigin } from '@/lib/auth/origin'
import { impersonatingVisitor, pageSupabase } from '@/lib/auth/page-caller'
import { SignOutScope } from '@/lib/features/account/sign-in-schema'
import { signOut } from '@/lib/features/account/sign-in-service'
import { readForm } from '@/lib/http/body'
import { typedGone } from '@/lib/http/typed-before-proof'
import { seeOther } from '../see-other'
import { stopViewing } from './stop-viewing'

/** Ends this session, or all sessions of the user with `scope=global`. An operator stops viewing, which ends no session of the person. */
export async function POST(request: Request) {
  try {
    requireOwnOrigin(request)
    const scope = SignOutScope.catch('local').parse((await readForm(request)).get('scope'))
    const viewer = await impersonatingVisitor()
    await stopViewing(request)
    if (!viewer) await signOut(await pageSupabase(), scope)
    ;(await cookies()).set(typedGone)
    return seeOther('/')
  } catch (error) {
    return plainRefusal(error)
  }
}
