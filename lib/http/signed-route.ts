import 'server-only'
import { z } from 'zod'
import { requireSignature } from '@/lib/auth/inbound-signature'
import { AppError } from '@/lib/errors'
import { jsonIn, readJsonBytes } from './body'
import { success } from './envelope'
import { parse, parseQuery } from './parse'
import type { Contract, Endpoint } from './route'

const EVENT_ID_MAX = 255

const EventId = z.object({ 'webhook-id': z.string().min(1).max(EVENT_ID_MAX) })

const Received = z.object({
  /** True for a repetition, which has no effect. */
  duplicate: z.boolean(),
})

type SignedContract<Body extends z.ZodType> = Pick<Contract, 'id' | 'summary'> & {
  body: Body
  bodyLimitBytes?: number
  /** Two secrets during a rotation. Without any the route answers 404. */
  secrets: string[]
}

/** Answers a Standard Webhooks sender with 202 once `receive` has stored the event. The work follows later. https://www.standardwebhooks.com */
export function signedRoute<Body extends z.ZodType>(
  { id, summary, body, bodyLimitBytes, secrets }: SignedContract<Body>,
  receive: (event: {
    requestId: string
    id: string
    body: z.output<Body>
  }) => Promise<z.input<typeof Received>>,
): Endpoint {
  const contract: Contract = {
    id,
    summary,
    body,
    returns: Received,
    status: 202,
    errors: ['not_found', 'unauthenticated'],
  }

  return {
    contract,
    open: true,
    answer: async (exchange) => {
      if (secrets.length === 0) throw new AppError('not_found', 'Not found.')

      const { requestId } = exchange
      const { headers } = exchange.request
      const bytes = await readJsonBytes(exchange.request, bodyLimitBytes)
      requireSignature(bytes, headers, secrets)
      parseQuery(undefined, exchange.request)
      const { 'webhook-id': eventId } = parse('headers', EventId, { 'webhook-id': headers.get('webhook-id') })
      const result = await receive({ requestId, id: eventId, body: parse('body', body, jsonIn(bytes)) })
      return success({ status: 202, data: Received.parse(result) }, exchange)
    },
  }
}
