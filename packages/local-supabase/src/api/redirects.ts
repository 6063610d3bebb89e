import { isIP } from 'node:net'
import { isLoopback } from './loopback.ts'

type AllowList = { site_url: string; additional_redirect_urls: string[] }

/** The target of a link: `wanted` when the settings allow it, else the site itself. */
export function allowedRedirect(
  wanted: string | null | undefined,
  { site_url, additional_redirect_urls }: AllowList,
) {
  return wanted && isAllowed(wanted, site_url, additional_redirect_urls) ? wanted : site_url
}

/** Supabase Auth's rule. https://supabase.com/docs/guides/auth/redirect-urls */
function isAllowed(wanted: string, siteUrl: string, patterns: string[]): boolean {
  if (!URL.canParse(wanted)) return false
  const site = new URL(siteUrl)
  const url = new URL(wanted)
  const address = url.hostname.replace(/^\[|\]$/g, '')

  // A native app may listen on any local port: RFC 8252, section 7.3.
  const samePort = url.port === site.port || isLoopback(url.hostname)
  if (url.protocol === site.protocol && url.hostname === site.hostname && samePort) return true

  // Written as it is read: a URL may hold the same address as one number.
  if (isIP(address)) return isLoopback(url.hostname) && wanted.includes(address)
  if (/^https?:$/.test(url.protocol) && !/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(address)) return false

  const [withoutFragment = ''] = wanted.split('#')
  return patterns.some((pattern) => globToRegExp(pattern).test(withoutFragment))
}

/** `*` and `?` stop at a dot and a slash, `**` at nothing. */
function globToRegExp(glob: string): RegExp {
  const source = glob.replace(/\*\*|\*|\?|[.+^${}()|[\]\\]/g, (part) => {
    if (part === '**') return '.*'
    if (part === '*') return '[^./]*'
    if (part === '?') return '[^./]'
    return `\\${part}`
  })
  return new RegExp(`^${source}$`)
}
