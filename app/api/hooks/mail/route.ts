import { env } from '@/lib/env'
import { InboundEvent } from '@/lib/features/inbound-events/schema'
import { receiveEvent } from '@/lib/features/inbound-events/service'
import { resource } from '@/lib/http/resource'
import { signedRoute } from '@/lib/http/signed-route'

/** What our mail provider tells of the mails that we send. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: signedRoute(
    {
      id: 'receiveMailEvent',
      summary: 'Take an event of the mail provider, which has signed it.',
      body: InboundEvent,
      secrets: env.MAIL_WEBHOOK_SECRET?.split(' ') ?? [],
    },
    ({ requestId, id, body }) => receiveEvent(requestId, 'mail', id, body),
  ),
})
