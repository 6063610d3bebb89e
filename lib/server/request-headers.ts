import 'server-only'
import type { IncomingMessage } from 'node:http'

/** Next reads these as words of its own router, so a client may not send them. */
const INTERNAL =
  /^(?:x-middleware-|x-now-|x-matched-path$|x-nextjs-data$|x-next-resume|next-resume$|x-next-private)/

/** The words by which a page asks for its parts. */
const OF_PAGES = /^(?:rsc$|next-router-|next-url$|next-action$)/

export function dropForeign({ headers }: IncomingMessage, kind: 'api' | 'page' | 'file'): void {
  for (const name of Object.keys(headers)) {
    if (INTERNAL.test(name) || (kind === 'api' && OF_PAGES.test(name))) delete headers[name]
  }
}

/** Says of a request that came through no proxy what Next's router would. */
export function fillIn({ headers, socket }: IncomingMessage): void {
  headers['x-forwarded-host'] ??= headers.host
  headers['x-forwarded-proto'] ??= 'http'
  headers['x-forwarded-for'] ??= socket.remoteAddress
}
