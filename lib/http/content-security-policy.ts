import { type CaptchaProvider, captchaProviders } from '@/lib/auth/captcha-provider'

const reportsPath = '/api/csp-reports'

/** Names the endpoint of `report-to`. https://www.w3.org/TR/reporting-1/#header */
export const reportingEndpoints = `csp="${reportsPath}"`

type Page = {
  nonce: string
  supabaseUrl: string
  sentryDsn?: string | undefined
  captcha?: CaptchaProvider | undefined
  development: boolean
}

/** Development also allows eval for React's error overlay and a socket for hot reloading. https://nextjs.org/docs/app/guides/content-security-policy */
export function contentSecurityPolicy({ nonce, supabaseUrl, sentryDsn, captcha, development }: Page): string {
  const supabase = new URL(supabaseUrl)
  const frames = captcha ? captchaProviders[captcha].frames : []
  const directives = {
    'default-src': ["'self'"],
    'script-src': [
      "'self'",
      `'nonce-${nonce}'`,
      "'strict-dynamic'",
      ...(development ? ["'unsafe-eval'"] : []),
    ],
    // hCaptcha brings a stylesheet and asks its own servers, Turnstile does both within its frame.
    'style-src': [
      "'self'",
      development ? "'unsafe-inline'" : `'nonce-${nonce}'`,
      ...(captcha === 'hcaptcha' ? frames : []),
    ],
    'connect-src': [
      "'self'",
      supabase.origin,
      `${supabase.protocol === 'https:' ? 'wss:' : 'ws:'}//${supabase.host}`,
      ...(sentryDsn ? [new URL(sentryDsn).origin] : []),
      ...(captcha === 'hcaptcha' ? frames : []),
      ...(development ? ['ws:'] : []),
    ],
    'img-src': ["'self'", 'data:', 'blob:'],
    ...(captcha && { 'frame-src': frames }),
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
    // Browsers without `report-to` know the older directive.
    'report-to': ['csp'],
    'report-uri': [reportsPath],
  }
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ')
}
