import { text } from 'node:stream/consumers'
import { PHASE_PRODUCTION_SERVER } from 'next/constants'
import { Webhook } from 'standardwebhooks'
import { contentSecurityPolicy } from '@/lib/http/content-security-policy'
import config from '../../../next.config'
import type { Handle, Reply } from './listening'

/** The time by which the stand-in's answers take as long as they say, on however slow a machine. */
export const clock = { ms: 0 }

/** The behaviour of a deployment. A test changes the part that it needs. */
export type Deployment = {
  builds: (string | undefined)[]
  failing: string[]
  statementMs: number
  cronSecret: string | undefined
  hookStatus: number
  hookSecret: string
  robots: string | undefined
  missingPage: {
    status: number
    statusWithoutAgent?: number
    withoutPolicy?: boolean
    withoutRequestId?: boolean
  }
  /** The address for which it counts a request. */
  addressOf: (forwarded: string) => string
  countsByAddress: boolean
  headers: Record<string, string | undefined>
  nonce: () => string
  policyOf: (policy: string) => string
  apiPolicy: string
  supabaseUrl: string
  script: string
  publishesMaps: boolean
  failedJobs: number
  tickIsOpen: boolean
}

export async function rightDeployment(
  cronSecret: string,
  hookSecret: string,
  { site, supabase: supabaseUrl }: { site: string; supabase: string },
): Promise<Deployment> {
  const [everywhere, ofApi] = await (await config(PHASE_PRODUCTION_SERVER)).headers!()
  return {
    builds: ['3f1c9a'],
    failing: [],
    statementMs: 0,
    cronSecret,
    hookStatus: 401,
    hookSecret,
    robots: `User-Agent: *\nAllow: /\n\nSitemap: ${site}/sitemap.xml\n`,
    missingPage: { status: 404 },
    addressOf: () => 'the visitor',
    countsByAddress: true,
    headers: Object.fromEntries(everywhere!.headers.map(({ key, value }) => [key.toLowerCase(), value])),
    nonce: () => Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64'),
    policyOf: (policy) => policy,
    apiPolicy: ofApi!.headers[0]!.value,
    supabaseUrl,
    script: 'self.app=1',
    publishesMaps: false,
    failedJobs: 0,
    tickIsOpen: false,
  }
}

/** Answers as the app does, by the deployment of the moment. */
export function answersOf(current: () => Deployment): Handle {
  const asked = new Map<string, number>()
  let turn = 0

  const answers: Record<string, (request: Parameters<Handle>[0]) => ReturnType<Handle>> = {
    'GET /': () => {
      const { nonce, supabaseUrl, policyOf } = current()
      const policy = contentSecurityPolicy({ nonce: nonce(), supabaseUrl, development: false })
      const html = '<!doctype html><script src="/_next/static/chunks/app.js" async=""></script>'
      return { status: 200, text: html, headers: { 'content-security-policy': policyOf(policy) } }
    },
    'GET /_next/static/chunks/app.js': () => ({ status: 200, text: current().script }),
    'GET /_next/static/chunks/app.js.map': () =>
      current().publishesMaps
        ? { status: 200, json: { version: 3 } }
        : { status: 404, text: '<!doctype html>' },
    'GET /api/health': () => {
      const { builds } = current()
      const build = builds[turn++ % builds.length]
      return { status: 200, json: { data: { status: 'ok', ...(build && { build }) } } }
    },
    'GET /api/ready': async () => {
      const { failing, statementMs } = current()
      clock.ms += statementMs
      if (failing.length === 0) return { status: 200, json: { data: { database: 'ok', authKeys: 'ok' } } }
      return { status: 503, json: { error: { details: failing.map((path) => ({ path })) } } }
    },
    'GET /api/v1/me': ({ headers }) => {
      const { addressOf, countsByAddress } = current()
      const address = addressOf(String(headers['x-forwarded-for']))
      const used = (asked.get(address) ?? 0) + 1
      asked.set(address, used)
      const counted = { ratelimit: `"read-address";r=${3000 - used};t=60` }
      return {
        status: 401,
        json: { error: { code: 'unauthenticated' } },
        headers: countsByAddress ? counted : {},
      }
    },
    'POST /api/jobs/run': ({ headers: { authorization } }) => {
      const { cronSecret, failedJobs, tickIsOpen } = current()
      if (!cronSecret) return { status: 404, json: { error: { code: 'not_found' } } }
      if (authorization !== `Bearer ${cronSecret}` && !tickIsOpen) return { status: 401, json: {} }
      return { status: 200, json: { data: { done: 0, failed: failedJobs, more: false } } }
    },
    'POST /api/hooks/auth-mail': async (request) => {
      const { hookSecret, hookStatus } = current()
      const body = await text(request)
      return { status: isSigned(request, body, hookSecret) ? 202 : hookStatus, json: {} }
    },
    'GET /robots.txt': () => {
      const { robots } = current()
      return robots ? { status: 200, text: robots } : { status: 404, text: 'Not found' }
    },
  }

  const missing = ({ headers }: Parameters<Handle>[0]): Reply => {
    const { missingPage, nonce, supabaseUrl } = current()
    const policy = contentSecurityPolicy({ nonce: nonce(), supabaseUrl, development: false })
    return {
      status: headers['user-agent']
        ? missingPage.status
        : (missingPage.statusWithoutAgent ?? missingPage.status),
      text: 'Not found',
      headers: {
        'content-security-policy': missingPage.withoutPolicy ? undefined : policy,
        'x-request-id': missingPage.withoutRequestId ? undefined : crypto.randomUUID(),
      },
    }
  }

  return async (request) => {
    const { headers, apiPolicy } = current()
    const path = request.url!.split('?')[0]!
    const answer = answers[`${request.method} ${path}`]
    const made = answer ? await answer(request) : missing(request)
    const policy = path.startsWith('/api/') ? { 'content-security-policy': apiPolicy } : {}
    return { ...made, headers: { ...headers, ...policy, ...made.headers } }
  }
}

function isSigned({ headers }: Parameters<Handle>[0], body: string, secret: string) {
  try {
    new Webhook(secret.replace('v1,', '')).verify(body, headers as Record<string, string>)
    return true
  } catch {
    return false
  }
}
