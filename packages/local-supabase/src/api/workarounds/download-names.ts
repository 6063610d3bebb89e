import type { Workaround } from '../context.ts'

/** Supabase Lite shows an object that is asked for with `?download=<name>`; Storage has it saved under that name. */
export const downloadNames: Workaround = () => async (request, next) => {
  const answer = await next(request)
  const { pathname, searchParams } = new URL(request.url)
  const name = searchParams.get('download')
  if (name === null || !answer.ok || !pathname.startsWith('/storage/v1/object/')) return answer

  const headers = new Headers(answer.headers)
  const encoded = encodeURIComponent(name)
  const named = name && ` filename=${encoded}; filename*=UTF-8''${encoded};`
  headers.set('content-disposition', `attachment;${named}`)
  return new Response(answer.body, { status: answer.status, headers })
}
