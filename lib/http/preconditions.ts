import { createHash } from 'node:crypto'
import type { Versions } from '@/lib/db/versions'
import { AppError, refuse } from '@/lib/errors'

export type IfMatch = 'optional' | 'required'

type Validator = { version: number; etag: string }

/** With 96 bits, two representations of one version do not share a hash. */
const HASH_LENGTH = 16

/** A strong entity tag of the version and a hash of the representation. https://www.rfc-editor.org/rfc/rfc9110#name-etag */
export function validatorOf(data: unknown): Validator | undefined {
  const { version } = (data ?? {}) as { version?: unknown }
  if (typeof version !== 'number') return undefined

  const hash = createHash('sha256').update(JSON.stringify(data)).digest('base64url').slice(0, HASH_LENGTH)
  return { version, etag: `"${version}-${hash}"` }
}

/** Undefined for any version. Throws `precondition_required` and `precondition_failed`. https://www.rfc-editor.org/rfc/rfc9110#name-if-match */
export function versionsToReplace({ method, headers }: Request, ifMatch: IfMatch | undefined): Versions {
  if (isRead(method)) return undefined
  refuseIfNoneMatch(headers)

  const wanted = headers.get('if-match')
  if (wanted === null && ifMatch === 'required') {
    throw new AppError('precondition_required', 'Send If-Match with the ETag of the version to change.')
  }
  if (wanted === null || wanted.trim() === '*') return undefined
  if (!ifMatch) throw new AppError('precondition_failed', 'This operation does not support If-Match.')
  return versionsIn(wanted)
}

/** Throws `precondition_failed` when If-Match names other versions. */
export function isUnmodified({ method, headers }: Request, { version, etag }: Validator): boolean {
  if (!isRead(method)) return false

  const wanted = headers.get('if-match')
  if (wanted !== null && wanted.trim() !== '*' && !versionsIn(wanted).includes(version)) {
    throw new AppError('precondition_failed', 'The version differs from the one in If-Match.')
  }
  return isKnown(headers, etag)
}

export function isKnown(headers: Headers, etag: string): boolean {
  const known = headers.get('if-none-match')
  return known !== null && (known.trim() === '*' || tagsIn(known).some(({ tag }) => tag === etag))
}

function isRead(method: string) {
  return method === 'GET' || method === 'HEAD'
}

// Ignoring the header would write where the client asked not to.
function refuseIfNoneMatch(headers: Headers) {
  if (headers.has('if-none-match')) refuse('headers.if-none-match', 'Only reads support If-None-Match.')
}

const entityTags = /(W\/)?("[\x21\x23-\x7e\x80-\xff]*")/g
const ours = /^"([1-9]\d{0,8})(?:-[\w-]{16})?"$/

function tagsIn(list: string) {
  return [...list.matchAll(entityTags)].map(([, weak, tag]) => ({ tag: tag!, weak: weak !== undefined }))
}

function versionsIn(list: string): number[] {
  return tagsIn(list).flatMap(({ tag, weak }) => {
    const version = weak ? undefined : ours.exec(tag)?.[1]
    return version ? [Number(version)] : []
  })
}
