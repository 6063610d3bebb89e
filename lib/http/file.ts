import { reportError } from '@/lib/observability/report'
import { requestIdHeader } from '@/lib/observability/request-id'
import type { Exchange } from './exchange'

/** Read at the client's pace, so a file need not fit into memory. */
export type FileAnswer = {
  /** Letters, digits, dots and dashes. */
  name: string
  content: AsyncIterable<Uint8Array>
}

/** Sends a file to be saved. A failure aborts the transfer, which the client sees. https://www.rfc-editor.org/rfc/rfc6266 */
export function file(type: string, { name, content }: FileAnswer, exchange: Exchange): Response {
  const { headers, requestId } = exchange
  headers.set(requestIdHeader, requestId)
  headers.append('vary', 'Accept')
  headers.set('cache-control', 'private, no-store')
  headers.set('content-type', type)
  headers.set('content-disposition', `attachment; filename="${name}"`)
  return new Response(streamOf(reported(content, exchange)), { headers })
}

async function* reported(
  content: AsyncIterable<Uint8Array>,
  { request, requestId, route, caller }: Exchange,
) {
  try {
    yield* content
  } catch (error) {
    reportError(error, { requestId, method: request.method, route, userId: caller?.userId ?? undefined })
    throw error
  }
}

// Reads no part ahead, none for HEAD, and none after the client has left.
function streamOf(parts: AsyncGenerator<Uint8Array>) {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await parts.next()
        if (done) controller.close()
        else controller.enqueue(value)
      },
      async cancel() {
        await parts.return(undefined)
      },
    },
    { highWaterMark: 0 },
  )
}
