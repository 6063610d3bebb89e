import { messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { Button } from '@/app/_ui/button'
import { offeredProviders, providerName } from '@/lib/auth/oauth'

/** Ways in by another service. A plain form works without scripts and in any build. */
export async function ProviderButtons({ next }: { next: string }) {
  if (offeredProviders.length === 0) return null
  const { oauth: m } = await messages()

  return (
    <form action="/auth/oauth" method="post" className="grid gap-2 border-t border-line pt-5">
      <input type="hidden" name="next" value={next} />
      {offeredProviders.map((provider) => (
        <Button key={provider} type="submit" look="secondary" name="provider" value={provider}>
          {fill(m.continueWith, { provider: providerName(provider) })}
        </Button>
      ))}
    </form>
  )
}
