import { isJson, withBody } from '../answers.ts'
import type { Workaround } from '../context.ts'
import { asText, type Json } from '../requests.ts'

/** Supabase Lite answers `signedUrl`. The client of Storage reads `signedURL` or `url`, without the `/storage/v1` before it. */
export const signedUrlNames: Workaround = () => async (request, next) => {
  const answer = await next(request)
  const signs = /^\/storage\/v1\/object\/(upload\/)?sign\/[^/]+\//.test(new URL(request.url).pathname)
  if (request.method !== 'POST' || !signs || !answer.ok || !isJson(answer)) return answer

  const { signedUrl, ...rest } = (await answer.json()) as Json
  const url = asText(signedUrl).replace('/storage/v1', '')
  return withBody(answer, { ...rest, signedURL: url, url })
}
