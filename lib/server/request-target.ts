import 'server-only'

/** Paths are compared as they were sent, because Next alone decodes them. */
export type Target = {
  url: string
  kind: 'api' | 'page' | 'file'
  /** True for a path whose bytes are no text. A query is the contract's. */
  isBroken: boolean
}

const API = /^\/api(?:[/?]|$)/
const FILE =
  /^\/(?:_next\/static\/[^?]+|(?:favicon\.ico|icon\.svg|apple-icon\.png|robots\.txt|sitemap\.xml)(?:\?|$))/
const ABSOLUTE = /^https?:\/\/[^/?#]*/i
const DOTS = /\/(?:\.|%2e){1,2}(?:[/?]|$)/i
/** Another spelling of an API address, for pages of a kind that this app does not have. */
const DATA_OF_API = /^\/_next\/data\/[^/?]+\/api(?:[/.?]|$)/
/** A page that Next has for everybody: its own for a missing one. */
const MISSING = '/404'

/** Undefined for what is no path. A proxy may send a whole address: https://www.rfc-editor.org/rfc/rfc9112#name-absolute-form */
export function readTarget(sent = ''): Target | undefined {
  const address = sent
    .replace(ABSOLUTE, '')
    .replace(/#.*$/s, '')
    .replace(/^(?=\?|$)/, '/')
  if (!address.startsWith('/')) return undefined
  const url = resolved(address)

  const isBroken = !isText(url.split('?')[0]!)
  if (API.test(url)) return { kind: 'api', isBroken, url: isBroken ? '/api' : url }
  if (isBroken || DATA_OF_API.test(url)) return { kind: 'page', isBroken, url: MISSING }
  return { kind: FILE.test(url) ? 'file' : 'page', isBroken, url }
}

/** Resolves segments of dots before anything is decided by the path, as Next does afterwards. */
function resolved(url: string) {
  if (!DOTS.test(url)) return url
  const { pathname, search } = new URL(url.replace(/^[/\\]+/, '/'), 'http://localhost')
  return pathname + search
}

function isText(escaped: string) {
  if (!escaped.includes('%')) return true
  try {
    decodeURIComponent(escaped)
    return true
  } catch {
    return false
  }
}

/** The address without empty segments, as Next redirects to it. */
export function tidied(url: string): string {
  const [path = '', ...query] = url.split('?')
  const tidy = path.replaceAll(/[/\\]+/g, '/').replace(/(?<=[^/])\/$/, '')
  return [tidy, ...query].join('?')
}

/** Names the ids and tokens of a path, so that log lines of one page count together and hold no credential. */
export function patternOf(url: string): string {
  const [path = ''] = url.split('?')
  return path
    .split('/')
    .map((segment) => (/^[\da-f]{8}-[\da-f-]{27}$/i.test(segment) ? ':id' : segment))
    .map((segment) => (segment.length > LONGEST_NAME ? ':token' : segment))
    .join('/')
}

/** The longest segment of our own paths is shorter. */
const LONGEST_NAME = 32
