import { AppError } from '@/lib/errors'

const acceptable = new Set(['application/json', 'application/*', '*/*'])

/** Throws `not_acceptable` when the client refuses JSON. https://www.rfc-editor.org/rfc/rfc9110#name-accept */
export function requireJsonAccepted(request: Request): void {
  const accept = request.headers.get('accept')
  if (!accept) return

  const accepted = accept.split(',').some((range) => {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase())
    return acceptable.has(type) && !parameters.some((parameter) => /^q=0(\.0+)?$/.test(parameter))
  })
  if (!accepted) throw new AppError('not_acceptable', 'This API answers application/json.')
}

/** Throws `unsupported_media_type` unless the body says that it is JSON. */
export function requireJsonSent(request: Request): void {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') {
    throw new AppError('unsupported_media_type', 'Send the body as application/json.')
  }
}
