import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

/** A shorter answer fits into one packet anyway. */
const WORTH_BYTES = 1_024
const CODED = /-gzip"$/

const compress = promisify(gzip)

/** Codes an answer in JSON for a client that takes it. A tag names one coding: https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3.3 */
export async function coded(request: Request, response: Response): Promise<Response> {
  const { status, headers } = response
  if (status === 304) return unmodified(request, headers)
  if (!headers.get('content-type')?.includes('json')) return response

  headers.append('vary', 'Accept-Encoding')
  const body = Buffer.from(await response.arrayBuffer())
  const isWorth = body.byteLength >= WORTH_BYTES && takesGzip(request.headers)
  const sent = isWorth ? await compress(body) : body
  if (isWorth) headers.set('content-encoding', 'gzip')
  const etag = headers.get('etag')
  if (isWorth && etag) headers.set('etag', codedTag(etag))
  headers.set('content-length', String(sent.byteLength))
  return new Response(new Uint8Array(sent), { status, headers })
}

/** The tag of the same representation in no coding. */
export function plainTag(tag: string): string {
  return tag.replace(CODED, '"')
}

function codedTag(tag: string) {
  return tag.replace(/"$/, '-gzip"')
}

/** A 304 names the tag that the client has. */
function unmodified(request: Request, headers: Headers) {
  headers.append('vary', 'Accept-Encoding')
  const etag = headers.get('etag')
  const has = etag && request.headers.get('if-none-match')?.includes(codedTag(etag))
  if (has) headers.set('etag', codedTag(etag))
  return new Response(null, { status: 304, headers })
}

/** https://www.rfc-editor.org/rfc/rfc9110#name-accept-encoding */
function takesGzip(headers: Headers) {
  const wishes = (headers.get('accept-encoding') ?? '').toLowerCase().split(',')
  const weights = wishes.map((wish) => {
    const [coding = '', weight = ''] = wish.split(';').map((part) => part.trim())
    return [coding, Number(/^q=([01](?:\.\d{0,3})?)$/.exec(weight)?.[1] ?? 1)] as const
  })
  const byCoding = new Map(weights)
  return (byCoding.get('gzip') ?? byCoding.get('*') ?? 0) > 0
}
