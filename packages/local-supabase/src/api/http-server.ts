import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Door } from './door.ts'
import type { Upgrade } from './realtime/realtime.ts'

// A local caller sends its request at once. These only end one that never would.
const HEADERS_TIMEOUT_MS = 10_000
const REQUEST_TIMEOUT_MS = 60_000

type Options = { name: string; port: number; maxBodyBytes: number; handle: Door; upgrade?: Upgrade }

class Refused extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/** Serves `handle` on 127.0.0.1. Rejects when the port is taken. `close` drops whatever is still open. */
export async function listen({
  name,
  port,
  maxBodyBytes,
  handle,
  upgrade,
}: Options): Promise<{ close(): Promise<void> }> {
  const server = createServer((incoming, outgoing) => {
    void answer(incoming, outgoing).catch((error: unknown) => outgoing.destroy(error as Error))
  })
  server.headersTimeout = HEADERS_TIMEOUT_MS
  server.requestTimeout = REQUEST_TIMEOUT_MS
  if (upgrade) server.on('upgrade', upgrade)

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse) {
    const response = await respond(incoming)
    outgoing.writeHead(response.status, Object.fromEntries(response.headers))
    if (response.body && incoming.method !== 'HEAD') await pipeline(readable(response.body), outgoing)
    else outgoing.end()
  }

  async function respond(incoming: IncomingMessage): Promise<Response> {
    try {
      return await handle(await toRequest(incoming, port, maxBodyBytes))
    } catch (error) {
      if (error instanceof Refused) return Response.json({ message: error.message }, { status: error.status })
      console.error(`${name}: ${incoming.method} ${incoming.url?.split('?')[0]}: ${describe(error)}`)
      return Response.json(
        { code: 500, error_code: 'unexpected_failure', msg: 'Unexpected failure' },
        { status: 500 },
      )
    }
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })

  return {
    async close() {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}

async function toRequest(incoming: IncomingMessage, port: number, maxBodyBytes: number): Promise<Request> {
  const { method = 'GET', url = '/', headers } = incoming
  const base = `http://127.0.0.1:${port}`
  if (!URL.canParse(url, base)) throw new Refused(400, 'The request names no URL')

  const pairs = Object.entries(headers).map(([key, value]) => [key, String(value)])
  const hasBody = method !== 'GET' && method !== 'HEAD'
  const body = hasBody ? await readBody(incoming, maxBodyBytes) : undefined

  return new Request(new URL(url, base), {
    method,
    headers: Object.fromEntries(pairs) as Record<string, string>,
    body: body?.length ? body : undefined,
  })
}

async function readBody(incoming: IncomingMessage, maxBodyBytes: number): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > maxBodyBytes) throw new Refused(413, `The request is larger than ${maxBodyBytes} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function readable(body: ReadableStream<Uint8Array>): Readable {
  return Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0])
}

function describe(error: unknown): string {
  const { message, code } = error as NodeJS.ErrnoException
  return (message || code || String(error)).split('\n').join(' ')
}
