import 'server-only'
import { createHash } from 'node:crypto'
import { answer } from './envelope'
import { refuseKey } from './idempotency'
import { parseQuery } from './parse'
import { isKnown } from './preconditions'
import type { Contract, Endpoint } from './route'

const KEPT_SECONDS = 300

export function documentRoute<const C extends Contract & { bare: true }>(
  contract: C,
  document: object,
): Endpoint<C> {
  const hash = createHash('sha256').update(JSON.stringify(document)).digest('base64url')
  const etag = `"${hash}"`

  return {
    contract,
    open: true,
    answer: async ({ request, requestId, headers }) => {
      refuseKey(request)
      parseQuery(contract.query, request)
      headers.set('etag', etag)
      headers.set('cache-control', `public, max-age=${KEPT_SECONDS}`)
      if (isKnown(request.headers, etag)) return answer(304, null, requestId, headers)
      return answer(200, document, requestId, headers)
    },
  }
}
