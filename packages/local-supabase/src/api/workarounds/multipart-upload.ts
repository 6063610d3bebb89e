import type { Workaround } from '../context.ts'

/** Supabase Lite looks for a form field named `file`. The client of Storage sends a Blob or File in a field without a name. */
export const multipartUpload: Workaround = () => async (request, next) => {
  const isForm = request.headers.get('content-type')?.startsWith('multipart/form-data')
  if (!isForm || !new URL(request.url).pathname.startsWith('/storage/v1/object/')) return next(request)

  const form = await request.formData()
  const file = [...form.values()].find((value) => value instanceof File)
  if (!file) return next(new Request(request, { body: new ArrayBuffer(0) }))

  return next(
    new Request(request.url, {
      method: request.method,
      headers: plainHeaders(request, form, file),
      body: file,
    }),
  )
}

function plainHeaders(request: Request, form: FormData, file: File): Headers {
  const headers = new Headers(request.headers)
  headers.set('content-type', file.type || 'application/octet-stream')
  headers.set('content-length', String(file.size))

  const cacheControl = form.get('cacheControl')
  if (typeof cacheControl === 'string') headers.set('cache-control', `max-age=${cacheControl}`)
  return headers
}
