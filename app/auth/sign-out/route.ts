import { cookies } from 'next/headers'
import { plainRefusal } from '@/app/plain-refusal'
import { requireOwnOrigin } from '@/lib/auth/origin'
import { pageSupabase } from '@/lib/auth/page-caller'
import { SignOutScope } from '@/lib/features/account/sign-in-schema'
import { signOut } from '@/lib/features/account/sign-in-service'
import { readForm } from '@/lib/http/body'
import { typedGone } from '@/lib/http/typed-before-proof'
import { seeOther } from '../see-other'

/** Ends this session, or all sessions of the user with `scope=global`. */
export async function POST(request: Request) {
  try {
    requireOwnOrigin(request)
    const scope = SignOutScope.catch('local').parse((await readForm(request)).get('scope'))
    await signOut(await pageSupabase(), scope)
    ;(await cookies()).set(typedGone)
    return seeOther('/')
  } catch (error) {
    return plainRefusal(error)
  }
}
