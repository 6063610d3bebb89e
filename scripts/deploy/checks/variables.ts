import { Env } from '../../../lib/env-schema.ts'
import { localDefaults } from '../../../lib/local-defaults.ts'
import { type Check, finding } from '../check.ts'
import type { Target } from '../target.ts'

const PROXIES_MAX = 5

export const variables: Check[] = [
  {
    id: 'variables.complete',
    title: 'Every variable that a production start demands is set and well formed.',
    why: 'The app refuses to start without one, and so a deployment would be down.',
    mend: 'Set what is named, as .env.example describes it: on Vercel under Settings → Environment Variables → Production.',
    link: 'https://vercel.com/docs/environment-variables',
    needs: [],
    run: async ({ variables: given }) => {
      const parsed = Env.safeParse({ ...given, NODE_ENV: 'production' })
      const issues = parsed.success ? [] : parsed.error.issues
      return finding(
        ...issues.map(({ path: [name], message }) =>
          given[String(name)] === undefined ? `${String(name)} is missing.` : `${String(name)}: ${message}.`,
        ),
      )
    },
  },
  {
    id: 'variables.published',
    title: 'No variable has the value that this repository publishes for a laptop.',
    why: 'Anybody can read lib/local-defaults.ts: a key from there protects nothing.',
    mend: 'Give the variable a value of its own: the keys of your project, a new password of app_server, a new WEBHOOK_SECRET_KEYS, your own sender.',
    link: 'https://supabase.com/docs/guides/api/api-keys',
    needs: ['DATABASE_URL', 'SUPABASE_SECRET_KEY'],
    run: async ({ variables: given }) => {
      const published = Object.entries(localDefaults)
        .filter(([name, value]) => given[name] === value)
        .map(([name]) => name)
      const names = new Set([...published, ...publishedInParts(given)])
      return finding(...[...names].map((name) => `${name} has the published value.`))
    },
  },
  {
    id: 'variables.addresses',
    title: 'Every address is encrypted, and the site’s is the one that is checked.',
    why: 'What is sent in clear text can be read and changed on the way; links in mails lead to NEXT_PUBLIC_SITE_URL.',
    mend: 'Use https://, smtps:// and rediss://, and set NEXT_PUBLIC_SITE_URL to the address that people use.',
    link: 'https://supabase.com/docs/guides/deployment/going-into-prod',
    needs: ['site', 'NEXT_PUBLIC_SUPABASE_URL'],
    run: async (target) =>
      finding(
        ...['NEXT_PUBLIC_SITE_URL', 'NEXT_PUBLIC_SUPABASE_URL', 'MAILER_URL', 'REDIS_URL']
          .filter((name) => isInClearText(target.variables[name]))
          .map((name) => `${name} is in clear text.`),
        !isSiteItself(target) && `NEXT_PUBLIC_SITE_URL is not ${target.site}.`,
      ),
  },
  {
    id: 'variables.database',
    title: 'DATABASE_URL is app_server at the transaction pooler, and all addresses are of one project.',
    why: 'Functions open more connections than the database has, and a login with rights of its own would pass the policies.',
    mend: 'Connect → Transaction pooler shows the host. The user is app_server.<ref>, the port 6543.',
    link: 'https://supabase.com/docs/guides/database/connecting-to-postgres#supavisor-transaction-mode',
    needs: ['DATABASE_URL'],
    run: async ({ databaseUrl: url, references, ports }) => {
      const found = Object.entries(references).filter(([, reference]) => reference !== undefined)
      const projects = new Set(found.map(([, reference]) => reference))
      // The dedicated pooler is on the database's own host, which names the project already.
      const user = /^db\.[a-z]{20}\./.test(url.hostname) ? /^app_server$/ : /^app_server\.[a-z]{20}$/
      return finding(
        !user.test(url.username) && `The user is ${url.username}, not app_server.<ref>.`,
        url.port !== String(ports.transactionPooler) &&
          `The port is ${url.port || '5432'}, not ${ports.transactionPooler}.`,
        projects.size > 1 && `${found.map(([name]) => name).join(', ')} name ${projects.size} projects.`,
      )
    },
  },
  {
    id: 'variables.proxy-hops',
    title: 'TRUSTED_PROXY_HOPS says how many proxies stand before the app.',
    why: 'Without it client addresses are unknown, and nobody who guesses passwords is slowed down.',
    mend: 'Set TRUSTED_PROXY_HOPS: 1 on Vercel, else the number of proxies of yours that add to X-Forwarded-For.',
    link: 'https://vercel.com/docs/headers/request-headers#x-forwarded-for',
    needs: [],
    run: async ({ variables: { TRUSTED_PROXY_HOPS: hops } }) =>
      finding(
        hops === undefined && 'TRUSTED_PROXY_HOPS is not set.',
        hops !== undefined &&
          !(Number.isInteger(Number(hops)) && Number(hops) >= 1 && Number(hops) <= PROXIES_MAX) &&
          `TRUSTED_PROXY_HOPS is ${hops}, and a hosted app has between 1 and ${PROXIES_MAX}.`,
      ),
  },
]

function publishedInParts({ DATABASE_URL, MAIL_FROM }: Record<string, string | undefined>) {
  const password = DATABASE_URL && URL.canParse(DATABASE_URL) ? new URL(DATABASE_URL).password : ''
  return [
    ...(password === 'app_server' ? ['DATABASE_URL'] : []),
    ...(MAIL_FROM?.endsWith('@plinth.test') ? ['MAIL_FROM'] : []),
  ]
}

function isInClearText(address: string | undefined) {
  return (
    address !== undefined && URL.canParse(address) && /^(http|smtp|redis):$/.test(new URL(address).protocol)
  )
}

function isSiteItself({ site, variables: { NEXT_PUBLIC_SITE_URL: named } }: Target) {
  return site === undefined || named === undefined || named === site
}
