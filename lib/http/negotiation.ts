import { AppError } from '@/lib/errors'

const PROBLEM = 'application/problem+json'

const JSON_TYPE = 'application/json'
export const jsonTypes: readonly string[] = [JSON_TYPE]

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
  return weightsIn(headers.get('accept') || '*/*')
}

/** The weight of each entry: https://www.rfc-editor.org/rfc/rfc9110#name-quality-values */
export function weightsIn(list: string): Map<string, number> {
  const ranges = list.split(',').map((range) => {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase())
    const weight = parameters
      .map((parameter) => /^q=([01](?:\.\d{0,3})?)$/.exec(parameter)?.[1])
      .find(Boolean)
    return [type, Number(weight ?? 1)] as const
  })
  return new Map(ranges)
}

const namesTypes: Record<string, string | undefined> = { POST: 'accept-post', PATCH: 'accept-patch' }

/** The types that a method takes: https://www.rfc-editor.org/rfc/rfc5789#section-3.1 https://www.w3.org/TR/ldp/#header-accept-post */
export function typesHeader(method: string, types: readonly string[]): Record<string, string> {
  const name = namesTypes[method]
  return name && types.length > 0 ? { [name]: types.join(', ') } : {}
}

/** Returns the sent type. Throws `unsupported_media_type` with the types that are taken. https://www.rfc-editor.org/rfc/rfc9110#name-415-unsupported-media-type */
export function requireSent({ method, headers }: Request, types: readonly string[] = jsonTypes): string {
  const type = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== undefined && types.includes(type)) return type
  throw new AppError('unsupported_media_type', `Send the body as ${types.join(' or ')}.`, {
    headers: { accept: types.join(', '), ...typesHeader(method, types) },
  })
}

/** Throws `unsupported_media_type` for a compressed body, whose bytes no limit would hold. https://www.rfc-editor.org/rfc/rfc7694 */
export function requireUncoded({ headers }: Request): void {
  const coding = headers.get('content-encoding')?.trim().toLowerCase() ?? 'identity'
  if (coding === 'identity') return
  throw new AppError('unsupported_media_type', 'Send the body without a content coding.', {
    headers: { 'accept-encoding': 'identity' },
  })
}
