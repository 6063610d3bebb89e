import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { Webhook } from 'standardwebhooks'

/** A job is looked for once a second. */
const WEBHOOK_WAIT_MS = 30_000

type Event = { type: string; data: { resource: { id: string } } }

/** Answers the first webhook that comes, once its signature is verified: https://www.standardwebhooks.com */
export async function startReceiver() {
  const came = Promise.withResolvers<{ body: string; headers: Record<string, string> }>()
  const server = createServer(async (request, response) => {
    came.resolve({ body: await text(request), headers: request.headers as Record<string, string> })
    response.writeHead(204).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/events`,
    async verified(secret: string) {
      const tooLate = AbortSignal.timeout(WEBHOOK_WAIT_MS)
      tooLate.addEventListener('abort', () => came.reject(new Error('No webhook came: does a worker run?')))
      const { body, headers } = await came.promise
      return new Webhook(secret).verify(body, headers) as Event
    },
    close: () => server.close(),
  }
}
