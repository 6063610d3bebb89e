import type { UserCaller } from '@/lib/auth/caller'
import { AppError } from '@/lib/errors'
import { getProfile } from '@/lib/features/account/service'
import { messages, type Messages } from './_messages/messages'
import { fill } from './_messages/phrase'
import { Button } from './_ui/button'

/** Tells an operator on every page whose account they look at, and ends it by a plain form that works without scripts. */
export async function ImpersonationBanner({ viewer }: { viewer: UserCaller }) {
  const { impersonation: m } = await messages()

  return (
    <section
      aria-label={m.region}
      className="sticky bottom-0 z-40 border-t-4 border-danger bg-danger-soft text-ink"
    >
      <form
        action="/auth/sign-out"
        method="post"
        className="mx-auto flex w-full max-w-page flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-2 sm:px-6"
      >
        <output className="min-w-0 flex-1 basis-56 wrap-anywhere">{await sentenceFor(viewer, m)}</output>
        <Button type="submit" look="secondary">
          {m.stop}
        </Button>
      </form>
    </section>
  )
}

/** Names nobody while the account cannot be read, so that the banner is always there. */
async function sentenceFor(viewer: UserCaller, m: Messages['impersonation']) {
  try {
    const { displayName, email } = await getProfile(viewer)
    return fill(m.banner, { person: email ? `${displayName} (${email})` : displayName })
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return error.code === 'unauthenticated' ? m.over : m.region
  }
}
