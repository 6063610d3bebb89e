import { type Check, finding } from '../check.ts'
import { scriptsOf } from '../page-scripts.ts'
import { ask, jsonOf } from '../web.ts'

const HEALTH_ASKS = 24
/** Two years: https://hstspreload.org */
const HSTS_SECONDS_MIN = 63_072_000
const REDIRECTS = [301, 302, 303, 307, 308]
const addressesOfNobody = ['192.0.2.', '198.51.100.', '203.0.113.']

const required: Record<string, (value: string) => boolean> = {
  'x-content-type-options': (value) => value === 'nosniff',
  'x-frame-options': (value) => value === 'DENY',
  'referrer-policy': (value) => value === 'strict-origin-when-cross-origin',
  'permissions-policy': (value) => value.includes('camera=()'),
  'cross-origin-opener-policy': (value) => value === 'same-origin',
  'cross-origin-resource-policy': (value) => value === 'same-origin',
  'strict-transport-security': (value) => Number(/max-age=(\d+)/.exec(value)?.[1]) >= HSTS_SECONDS_MIN,
}

export const app: Check[] = [
  {
    id: 'app.ready',
    title: 'The deployment can serve: it reaches the database and the keys.',
    why: 'A load balancer checks this before it sends traffic.',
    mend: 'The log has the failed check and its cause. docs/operations.md has a fix for each.',
    link: 'https://supabase.com/docs/guides/deployment/going-into-prod',
    needs: ['site'],
    run: async (target) => {
      const answer = await ask(target.page('/api/ready'))
      const told = jsonOf(answer) as { error?: { details?: { path: string }[] } } | undefined
      const failed = told?.error?.details?.map(({ path }) => path).join(', ')
      return finding(
        answer.status !== 200 && `/api/ready answers ${answer.status}${failed ? ` for ${failed}` : ''}.`,
      )
    },
  },
  {
    id: 'app.https',
    title: 'The site is reachable by https only.',
    why: 'Anybody on the way can answer a first request without https://.',
    mend: 'Vercel redirects automatically. Your own proxy has to redirect port 80 to https with 308.',
    link: 'https://vercel.com/docs/domains/working-with-ssl',
    needs: ['site'],
    run: async (target) => {
      const url = new URL(target.page('/'))
      if (url.protocol !== 'https:') return finding(`The site is ${url.origin}.`)
      url.protocol = 'http:'
      url.port = String(target.ports.http)
      // A closed port answers nobody in clear text.
      const answer = await ask(url).catch(() => undefined)
      const leads = answer?.headers.get('location') ?? ''
      return finding(
        answer &&
          !(REDIRECTS.includes(answer.status) && leads.startsWith('https://')) &&
          `http is answered with ${answer.status}${leads && `, to ${leads}`}.`,
      )
    },
  },
  {
    id: 'app.headers',
    title: 'Pages and the API carry the security headers.',
    why: 'A proxy or a setting of the platform may drop or replace them on the way.',
    mend: 'next.config.ts sends them. Check every proxy between the app and the browser.',
    link: 'https://nextjs.org/docs/app/api-reference/config/next-config-js/headers',
    needs: ['site'],
    run: async (target) => {
      const answers = await Promise.all(['/', '/api/health'].map((path) => ask(target.page(path))))
      const wrong = answers.flatMap(({ headers }, index) =>
        Object.entries(required).flatMap(([name, holds]) => {
          const value = headers.get(name)
          if (value !== null && holds(value)) return []
          return [`${index === 0 ? 'A page' : 'The API'} has ${name} ${value ?? 'not at all'}.`]
        }),
      )
      return finding(...wrong)
    },
  },
  {
    id: 'app.csp',
    title: 'A page runs only scripts with the nonce of its request, and API responses run none.',
    why: 'A cached page carries the nonce of another request, so its scripts stay blocked or the policy is worthless.',
    mend: 'No CDN may cache or rewrite pages. proxy.ts sends the policy.',
    link: 'https://nextjs.org/docs/app/guides/content-security-policy',
    needs: ['site'],
    run: async (target) => {
      const policies = await Promise.all(['/', '/', '/api/health'].map((path) => policyOf(target.page(path))))
      const [first, second, ofApi] = policies as [string, string, string]
      const scripts = directiveOf(first, 'script-src')
      return finding(
        !scripts && 'A page has no policy for scripts.',
        /'unsafe-(inline|eval)'/.test(scripts) && 'A page runs scripts without a nonce.',
        !!scripts && !/'nonce-[\w+/=]{16,}'/.test(scripts) && 'The policy of a page has no nonce.',
        !!scripts && scripts === directiveOf(second, 'script-src') && 'Two requests get the same nonce.',
        !/default-src 'none'/.test(ofApi) && 'The API’s answers may load something.',
      )
    },
  },
  {
    id: 'app.project',
    title: 'The deployment was built for this project.',
    why: 'NEXT_PUBLIC_… variables are inlined into the build, so an old build calls another project.',
    mend: 'Set NEXT_PUBLIC_SUPABASE_URL for the build’s environment, then build again. A restart is not enough.',
    link: 'https://nextjs.org/docs/app/guides/environment-variables#bundling-environment-variables-for-the-browser',
    needs: ['site', 'NEXT_PUBLIC_SUPABASE_URL'],
    run: async (target) => {
      const connections = directiveOf(await policyOf(target.page('/')), 'connect-src').split(' ')
      const { origin } = new URL(target.supabase('/'))
      return finding(
        !connections.includes(origin) &&
          `Its pages may connect to ${connections.join(' ')}, not to ${origin}.`,
      )
    },
  },
  {
    id: 'app.missing-page',
    title: 'A missing page is answered by the app, for every client.',
    why: 'A host that answers in the app’s place sends a page without a policy and a request id.',
    mend: 'No rewrite, fallback or shell of a CDN may answer for the app. proxy.ts answers every page.',
    link: 'https://nextjs.org/docs/app/api-reference/file-conventions/proxy',
    needs: ['site'],
    run: async (target) => {
      const url = target.page('/no-such-page-of-deploy-check')
      const [missing, withoutAgent] = await Promise.all([
        ask(url),
        ask(url, { headers: { 'user-agent': '' } }),
      ])
      const policy = missing.headers.get('content-security-policy') ?? ''
      return finding(
        missing.status !== 404 && `It is answered with ${missing.status}, not 404.`,
        !directiveOf(policy, 'script-src') && 'It has no policy for scripts.',
        !missing.headers.get('x-request-id') && 'It has no request id.',
        withoutAgent.status !== missing.status &&
          `Without a User-Agent it is answered with ${withoutAgent.status}.`,
      )
    },
  },
  {
    id: 'app.robots',
    title: 'robots.txt leads to the sitemap of this site.',
    why: 'Search engines list the addresses of NEXT_PUBLIC_SITE_URL, even a preview’s or localhost’s.',
    mend: 'Set NEXT_PUBLIC_SITE_URL of the deployment to the address that people use.',
    link: 'https://nextjs.org/docs/app/api-reference/file-conventions/metadata/robots',
    needs: ['site'],
    run: async (target) => {
      const { status, text } = await ask(target.page('/robots.txt'))
      const sitemap = target.page('/sitemap.xml')
      return finding(
        status !== 200 && `/robots.txt answers ${status}.`,
        status === 200 && !text.split(/\s+/).includes(sitemap) && `It does not lead to ${sitemap}.`,
      )
    },
  },
  {
    id: 'app.scripts',
    title: 'No script of a page holds a secret, and none publishes its source.',
    why: 'Everybody can read what a browser loads.',
    mend: 'Read secrets in server code only. Source maps go to Sentry only, as next.config.ts configures.',
    link: 'https://nextjs.org/docs/app/api-reference/config/next-config-js/productionBrowserSourceMaps',
    needs: ['site'],
    run: async (target) => {
      const scripts = await scriptsOf(target.page('/'))
      if (scripts.length === 0) return finding('The page names no script of its own.')
      const secrets = [
        'SUPABASE_SECRET_KEY',
        'LIVE_SIGNING_KEY',
        'CRON_SECRET',
        'WEBHOOK_SECRET_KEYS',
        'DATABASE_URL',
      ]
      const found = secrets.filter((name) => {
        const value = target.variables[name]
        return value && scripts.some(({ text }) => text.includes(value))
      })
      const maps = await Promise.all(scripts.map(({ url }) => ask(`${url}.map`)))
      const published = maps.filter((map) => map.status === 200 && jsonOf(map) !== undefined)
      return finding(
        ...found.map((name) => `A script holds ${name}.`),
        scripts.some(({ text }) => /\bsb_secret_\w/.test(text)) &&
          found.length === 0 &&
          'A script holds a secret key.',
        published.length > 0 && `${published.length} of ${scripts.length} source maps are published.`,
      )
    },
  },
  {
    id: 'app.build',
    title: 'All instances run one build.',
    why: 'Another build refuses a form, and a page mixes the scripts of two builds.',
    mend: 'Wait until the deployment is complete. Deploy one artefact to all servers.',
    link: 'https://nextjs.org/docs/app/guides/self-hosting#multi-server-deployments',
    needs: ['site'],
    run: async (target) => {
      const answers = await Promise.all(
        Array.from({ length: HEALTH_ASKS }, () =>
          // A connection of its own may reach another instance.
          ask(target.page('/api/health'), { headers: { connection: 'close' } }),
        ),
      )
      const builds = new Set(answers.map((answer) => buildIn(jsonOf(answer))))
      if (builds.has(undefined)) return finding('/api/health tells no build.')
      return {
        ...finding(builds.size > 1 && `${builds.size} builds answer: ${[...builds].join(', ')}.`),
        note: `build ${[...builds][0]}`,
      }
    },
  },
  {
    id: 'app.client-address',
    title: 'The app ignores a made-up client address.',
    why: 'A client that chooses its address evades the rate limits, and can lock others out.',
    mend: 'TRUSTED_PROXY_HOPS is the number of proxies that add to X-Forwarded-For, and the app is reachable through them only.',
    link: 'https://vercel.com/docs/headers/request-headers#x-forwarded-for',
    needs: ['site'],
    run: async (target) => {
      const left: number[] = []
      for (const prefix of [...addressesOfNobody, ...addressesOfNobody]) {
        const made = prefix + Math.floor(1 + Math.random() * 253)
        const { headers } = await ask(target.page('/api/v1/me'), { headers: { 'x-forwarded-for': made } })
        const told = /-address";r=(\d+)/.exec(headers.get('ratelimit') ?? '')?.[1]
        if (told === undefined) return finding('Requests are not counted by address.')
        left.push(Number(told))
      }
      // Counted as one visitor, each request leaves less than the one before, but where a new window begins.
      const fallen = left.filter((count, index) => index > 0 && count < left[index - 1]!).length
      return finding(fallen < 2 && 'Requests from made-up addresses are counted apart.')
    },
  },
]

async function policyOf(url: string) {
  return (await ask(url)).headers.get('content-security-policy') ?? ''
}

function directiveOf(policy: string, name: string) {
  return new RegExp(`(?:^|; *)${name} ([^;]*)`).exec(policy)?.[1]?.trim() ?? ''
}

function buildIn(answer: unknown) {
  const { data } = (answer ?? {}) as { data?: { build?: unknown } }
  return typeof data?.build === 'string' ? data.build : undefined
}
