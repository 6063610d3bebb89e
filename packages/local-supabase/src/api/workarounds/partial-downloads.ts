import type { Workaround } from '../context.ts'
import { isObjectRequest, storageRequest } from '../storage-request.ts'

const FROM = /^bytes=(\d+)-\d*$/

/** Supabase Lite answers every download whole, whatever range is asked for and whatever the caller has already. */
export const partialDownloads: Workaround = () => async (request, next) => {
  if (!isObjectRequest(request)) return next(request)

  const answer = await storageRequest.run(request.headers, () => next(request))
  if (request.method !== 'GET' || !answer.ok || !answer.headers.has('etag')) return answer
  if (isKnown(request.headers, answer.headers)) return empty(answer, 304)
  if (answer.headers.has('content-range')) {
    return new Response(answer.body, { status: 206, headers: answer.headers })
  }
  return isBehindTheEnd(request.headers, answer.headers) ? empty(answer, 416) : answer
}

/** https://www.rfc-editor.org/rfc/rfc9110#section-13.2.2 */
function isKnown(asked: Headers, answered: Headers): boolean {
  const tags = asked.get('if-none-match')
  if (tags !== null) {
    return (
      tags.trim() === '*' ||
      tags
        .split(',')
        .map(opaque)
        .includes(opaque(answered.get('etag') ?? ''))
    )
  }
  const since = Date.parse(asked.get('if-modified-since') ?? '')
  return since >= Date.parse(answered.get('last-modified') ?? '')
}

function opaque(tag: string): string {
  return tag.trim().replace(/^W\//, '')
}

function isBehindTheEnd(asked: Headers, answered: Headers): boolean {
  const from = FROM.exec(asked.get('range') ?? '')?.[1]
  return from !== undefined && Number(from) >= Number(answered.get('content-length'))
}

async function empty(answer: Response, status: 304 | 416): Promise<Response> {
  await answer.body?.cancel()
  const headers = new Headers(answer.headers)
  if (status === 416) headers.set('content-range', `bytes */${headers.get('content-length')}`)
  headers.delete('content-length')
  headers.delete('content-type')
  return new Response(null, { status, headers })
}
