import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { connect } from 'node:net'
import type { Duplex } from 'node:stream'

export type Reply = {
  status: number
  text?: string
  json?: unknown
  headers?: Record<string, string | undefined>
}
export type Handle = (request: IncomingMessage) => Reply | Promise<Reply>

/** A server on this machine, with TLS where it has an identity. */
export async function listen(
  handle: Handle,
  identity?: { cert: string; key: string },
  upgrade?: (request: IncomingMessage, socket: Duplex) => void,
) {
  async function answer(request: IncomingMessage, response: ServerResponse) {
    const { status, text, json, headers = {} } = await handle(request)
    request.resume()
    for (const [name, value] of Object.entries(headers)) if (value) response.setHeader(name, value)
    if (json !== undefined) response.setHeader('content-type', 'application/json')
    response.writeHead(status).end(json === undefined ? text : JSON.stringify(json))
  }
  const listener: RequestListener = (request, response) => void answer(request, response)
  const server = identity ? createSecureServer(identity, listener) : createServer(listener)
  if (upgrade) server.on('upgrade', upgrade)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  return {
    port,
    url: `${identity ? 'https' : 'http'}://localhost:${port}`,
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Hands a request for a socket on to a server on this machine, as it is. */
export function passSocketOn({ method, url, rawHeaders }: IncomingMessage, socket: Duplex, port: number) {
  const lines = rawHeaders.flatMap((name, index) => (index % 2 ? [] : [`${name}: ${rawHeaders[index + 1]}`]))
  const beyond = connect(port, '127.0.0.1')
  beyond.write([`${method} ${url} HTTP/1.1`, ...lines, '', ''].join('\r\n'))
  beyond.pipe(socket).pipe(beyond)
  for (const [one, other] of [
    [beyond, socket],
    [socket, beyond],
  ] as const)
    one.on('error', () => other.destroy())
}
