import type { Workaround } from '../context.ts'

/** Supabase Lite fails at a HEAD request that it refuses. PostgREST answers it as GET, without the body. */
export const refusedHead: Workaround = () => async (request, next) => {
  const isOfData = new URL(request.url).pathname.startsWith('/rest/v1/')
  if (request.method !== 'HEAD' || !isOfData) return next(request)

  const answer = await next(new Request(request, { method: 'GET' }))
  return new Response(null, answer)
}
