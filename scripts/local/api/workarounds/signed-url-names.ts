import { isJson, withBody } from '../answers.ts'
import type { Workaround } from '../context.ts'
import type { Json } from '../requests.ts'

/** Supabase Lite answers `signedUrl`; storage-js reads `signedURL` or `url`, without the `/storage/v1` before it. */
export const signedUrlNames: Workaround = () => async (request, next) => {
  const answer = await next(request)
  const signs = /^\/storage\/v1\/object\/(upload\/)?sign\//.test(new URL(request.url).pathname)
  if (request.method !== 'POST' || !signs || !answer.ok || !isJson(answer)) return answer

  const body = (await answer.json()) as Json | Json[]
  return withBody(answer, Array.isArray(body) ? body.map(renamed) : renamed(body))
}

function renamed({ signedUrl, ...rest }: Json): Json {
  const url = typeof signedUrl === 'string' && signedUrl ? signedUrl.replace('/storage/v1', '') : null
  return { ...rest, signedURL: url, url }
}
