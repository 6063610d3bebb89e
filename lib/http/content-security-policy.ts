type Page = {
  nonce: string
  /** Where browsers hand files to Storage and hear of changes from Realtime, past our server. */
  supabaseUrl: string
  /** Where browser errors go; its origin may be connected to. */
  sentryDsn?: string | undefined
  development: boolean
}

/**
 * The policy of one page: only scripts that carry its nonce run, and what they load. React's error overlay evaluates code and
 * hot reloading needs a socket, so both are open in development. https://nextjs.org/docs/app/guides/content-security-policy
 */
export function contentSecurityPolicy({ nonce, supabaseUrl, sentryDsn, development }: Page): string {
  const supabase = new URL(supabaseUrl)
  const directives = {
    'default-src': ["'self'"],
    'script-src': [
      "'self'",
      `'nonce-${nonce}'`,
      "'strict-dynamic'",
      ...(development ? ["'unsafe-eval'"] : []),
    ],
    'style-src': ["'self'", development ? "'unsafe-inline'" : `'nonce-${nonce}'`],
    'connect-src': [
      "'self'",
      supabase.origin,
      `${supabase.protocol === 'https:' ? 'wss:' : 'ws:'}//${supabase.host}`,
      ...(sentryDsn ? [new URL(sentryDsn).origin] : []),
      ...(development ? ['ws:'] : []),
    ],
    'img-src': ["'self'", 'data:', 'blob:'],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
  }
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ')
}
