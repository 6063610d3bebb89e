import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export type Delivered = { headers: IncomingHttpHeaders; body: string; path: string | undefined }
type Reply =
  | { status: number; headers?: Record<string, string>; body?: string }
  | 'never'
  | 'drop by drop'
  | 'without end'
  | { raw: string }

/** A receiver of webhooks on this machine, which a test tells what to answer, and which keeps what it got. */
export async function startReceiver() {
  const got: Delivered[] = []
  const waiting: (() => void)[] = []
  let reply: (delivered: Delivered) => Reply | Promise<Reply> = () => ({ status: 200 })

  const server = createServer(async (request, response) => {
    const delivered = { headers: request.headers, path: request.url, body: await text(request) }
    got.push(delivered)
    waiting.splice(0).forEach((tell) => tell())
    answer(response, await reply(delivered))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo

  return {
    port,
    url: `http://127.0.0.1:${port}/events`,
    got,
    answerWith: (next: Reply) => void (reply = () => next),
    answerBy: (choose: (delivered: Delivered) => Reply | Promise<Reply>) => void (reply = choose),
    arrived: () => new Promise<void>((resolve) => waiting.push(resolve)),
    reset() {
      got.length = 0
      reply = () => ({ status: 200 })
    },
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

function answer(response: ServerResponse, reply: Reply) {
  if (reply === 'never') return
  if (typeof reply === 'string') {
    response.writeHead(200)
    const drop = reply === 'drop by drop' ? '.' : 'x'.repeat(1_000)
    const timer = setInterval(() => response.write(drop), 5)
    response.on('close', () => clearInterval(timer))
  } else if ('raw' in reply) response.socket?.end(reply.raw)
  else response.writeHead(reply.status, reply.headers).end(reply.body)
}
