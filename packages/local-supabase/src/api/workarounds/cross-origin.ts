import type { Workaround } from '../context.ts'

const METHODS = 'GET, POST, PUT, PATCH, DELETE, OPTIONS, HEAD'
const EXPOSED = 'content-range, content-location, preference-applied, x-total-count, link'

/** Supabase Lite lets no page of another origin call Auth: its preflight allows no header, its answers name no origin. */
export const crossOrigin: Workaround = () => async (request, next) => {
  const wanted = request.headers.get('access-control-request-headers')
  if (request.method === 'OPTIONS' && request.headers.has('access-control-request-method')) {
    return new Response(null, {
      status: 204,
      headers: allow({ 'access-control-allow-headers': wanted ?? '' }),
    })
  }

  const answer = await next(request)
  const headers = allow(Object.fromEntries(answer.headers))
  return new Response(answer.body, { status: answer.status, headers })
}

function allow(headers: Record<string, string>): Record<string, string> {
  return {
    ...headers,
    'access-control-allow-origin': '*',
    'access-control-allow-methods': METHODS,
    'access-control-expose-headers': EXPOSED,
  }
}
