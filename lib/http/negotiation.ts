import { AppError } from '@/lib/errors'

const PROBLEM = 'application/problem+json'

const JSON_TYPE = 'application/json'

/** Problem Details imply JSON. Throws `not_acceptable`. https://www.rfc-editor.org/rfc/rfc9110#name-accept */
export function requireAccepted({ headers }: Request, type = JSON_TYPE): void {
  const accepted = rangesIn(headers)
  if (weightOf(type, accepted) > 0 || (type === JSON_TYPE && wantsProblems(headers))) return
  throw new AppError('not_acceptable', `This resource is only available as ${type}.`)
}

export function wantsProblems(headers: Headers): boolean {
  const accepted = rangesIn(headers)
  const named = accepted.get(PROBLEM) ?? 0
  return named > 0 && named >= weightOf('application/json', accepted)
}

// The most specific range decides.
function weightOf(type: string, accepted: Map<string, number>) {
  const family = `${type.split('/')[0]}/*`
  return accepted.get(type) ?? accepted.get(family) ?? accepted.get('*/*') ?? 0
}

function rangesIn(headers: Headers): Map<string, number> {
  const ranges = (headers.get('accept') || '*/*').split(',').map((range) => {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase())
    const weight = parameters
      .map((parameter) => /^q=([01](?:\.\d{0,3})?)$/.exec(parameter)?.[1])
      .find(Boolean)
    return [type, Number(weight ?? 1)] as const
  })
  return new Map(ranges)
}

export function requireJsonSent(request: Request): void {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') {
    throw new AppError('unsupported_media_type', 'Send the body as application/json.')
  }
}
