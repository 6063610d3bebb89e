import type { Workaround } from '../context.ts'
import { isObjectRequest } from '../storage-request.ts'

/** Supabase Lite serves a stored page as a page, with the rights of its origin; Storage serves it as text. */
export const safeContentTypes: Workaround = () => async (request, next) => {
  const answer = await next(request)
  const isPage = answer.headers.get('content-type')?.toLowerCase().includes('text/html')
  if (!isPage || !isObjectRequest(request)) return answer

  const headers = new Headers(answer.headers)
  headers.set('content-type', 'text/plain')
  return new Response(answer.body, { status: answer.status, headers })
}
