import { messages } from '@/app/_messages/messages'
import { LinkButton } from '@/app/_ui/link-button'
import type { UserCaller } from '@/lib/auth/caller'
import { listFactors } from '@/lib/features/factors/confirmation-service'

export async function TwoStepState({ caller }: { caller: UserCaller }) {
  const [factors, { twoStep: m }] = await Promise.all([listFactors(caller), messages()])

  return (
    <>
      <p className="mb-4">{factors.length > 0 ? m.on : m.off}</p>
      <LinkButton look="secondary" href="/account/two-step" className="max-sm:w-full">
        {m.manage}
      </LinkButton>
    </>
  )
}
