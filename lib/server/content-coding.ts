import 'server-only'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { weightsIn } from '@/lib/http/negotiation'

/** A shorter answer fits into one packet anyway. */
const WORTH_BYTES = 1_024
const CODED = /-gzip"/g

const compress = promisify(gzip)

/**
 * Sends an answer of the API in one piece with its length, in gzip to a client that takes it. A tag then names the coding, because one
 * of the plain text would vouch for other bytes: https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3.3
 */
export function codeAnswer(request: IncomingMessage, response: ServerResponse): void {
  const { 'accept-encoding': accepted = '', 'if-none-match': known } = request.headers
  const takes = takesGzip([accepted].flat().join(','))
  nameNoCoding(request)

  gatherJson(response, async (body) => {
    varyByCoding(response)
    const etag = response.getHeader('etag')
    const coded = typeof etag === 'string' ? etag.replace(/"$/, '-gzip"') : undefined
    if (response.statusCode === 304) {
      if (coded && known?.includes(coded)) response.setHeader('etag', coded)
      return body
    }
    if (!takes || body.byteLength < WORTH_BYTES) return body
    if (coded) response.setHeader('etag', coded)
    response.setHeader('content-encoding', 'gzip')
    return compress(body)
  })
}

function varyByCoding(response: ServerResponse) {
  response.setHeader('vary', [response.getHeader('vary') ?? [], 'Accept-Encoding'].flat().join(', '))
}

/** Routes know the tags of plain text alone. */
export function nameNoCoding({ headers }: IncomingMessage): void {
  for (const name of ['if-match', 'if-none-match'] as const)
    headers[name] &&= headers[name].replace(CODED, '"')
}

/** Holds JSON back until it is whole. Anything else goes out as it comes. */
function gatherJson(response: ServerResponse, finish: (body: Buffer) => Promise<Buffer>) {
  const [write, end] = [response.write.bind(response), response.end.bind(response)]
  const flushHeaders = response.flushHeaders.bind(response)
  const parts: Buffer[] = []
  const isHeld = () =>
    response.statusCode === 304 || String(response.getHeader('content-type') ?? '').includes('json')

  response.flushHeaders = () => {
    if (!isHeld()) flushHeaders()
  }
  response.write = ((...written: Parameters<typeof write>) => {
    if (!isHeld()) return write(...written)
    parts.push(Buffer.from(written[0]))
    return true
  }) as typeof write
  response.end = ((...last: Parameters<typeof end>) => {
    response.end = end
    response.write = write
    if (!isHeld()) return end(...last)
    // HEAD tells no length of a body that nobody wrote, and the tag of the plain one, which a write takes as well.
    if (response.req.method === 'HEAD' && response.statusCode !== 304) {
      varyByCoding(response)
      return end(...last)
    }
    if (last[0] instanceof Uint8Array || typeof last[0] === 'string') parts.push(Buffer.from(last[0]))
    const send = (body: Buffer) => {
      if (response.statusCode !== 304) response.setHeader('content-length', body.byteLength)
      response.end(body)
    }
    finish(Buffer.concat(parts))
      .then(send)
      .catch((error: Error) => response.destroy(error))
    return response
  }) as typeof end
}

/** https://www.rfc-editor.org/rfc/rfc9110#name-accept-encoding */
function takesGzip(accepted: string) {
  const weights = weightsIn(accepted)
  return (weights.get('gzip') ?? weights.get('*') ?? 0) > 0
}
