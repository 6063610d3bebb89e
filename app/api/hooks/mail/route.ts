import { env } from '@/lib/env'
import { InboundEvent } from '@/lib/features/inbound-events/schema'
import { receiveEvent } from '@/lib/features/inbound-events/service'
import { resource } from '@/lib/http/resource'
import { signedRoute } from '@/lib/http/signed-route'

/** Events of the mail provider about our mails. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: signedRoute(
    {
      id: 'receiveMailEvent',
      summary: 'Receive a signed event from the mail provider.',
      body: InboundEvent,
      secrets: env.MAIL_WEBHOOK_SECRET?.split(' ') ?? [],
    },
    ({ requestId, id, body }) => receiveEvent(requestId, 'mail', id, body),
  ),
})
