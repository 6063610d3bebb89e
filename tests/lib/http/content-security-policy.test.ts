import { expect, test } from 'vitest'
import { contentSecurityPolicy, reportingEndpoints } from '@/lib/http/content-security-policy'

const supabaseUrl = 'https://abc.supabase.co'

test('in production nothing inline runs or styles without the nonce, and nothing is evaluated', () => {
  const policy = contentSecurityPolicy({ nonce: 'once', supabaseUrl, development: false })

  expect(policy).toContain("script-src 'self' 'nonce-once' 'strict-dynamic';")
  expect(policy).toContain("style-src 'self' 'nonce-once';")
  expect(policy).not.toMatch(/unsafe|\bws:|\*/)
})

test('a page may connect to its own server, to Supabase and, when there is one, to the Sentry project', () => {
  const sentryDsn = 'https://key@o1.ingest.sentry.io/2'

  const [without, with_] = [undefined, sentryDsn].map((dsn) =>
    contentSecurityPolicy({ nonce: 'once', supabaseUrl, sentryDsn: dsn, development: false }),
  )

  expect(without).toContain("connect-src 'self' https://abc.supabase.co wss://abc.supabase.co;")
  expect(with_).toContain(
    "connect-src 'self' https://abc.supabase.co wss://abc.supabase.co https://o1.ingest.sentry.io;",
  )
})

test('a page names the endpoint of its reports, for browsers new and old', () => {
  const policy = contentSecurityPolicy({ nonce: 'once', supabaseUrl, development: false })

  expect(policy).toMatch(/; report-to csp; report-uri \/api\/csp-reports$/)
  expect(reportingEndpoints).toBe('csp="/api/csp-reports"')
})

test('development also allows what hot reloading and the error overlay need', () => {
  const policy = contentSecurityPolicy({ nonce: 'once', supabaseUrl, development: true })

  expect(policy).toMatch(/script-src [^;]*'unsafe-eval'/)
  expect(policy).toMatch(/connect-src [^;]* ws:(;|$| )/)
})
