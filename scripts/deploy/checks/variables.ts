import { Env } from '../../../lib/env-schema.ts'
import { productionRefusals } from '../../../lib/environment/production.ts'
import { requireOwnerUrl } from '../../owner-url.ts'
import { type Check, finding } from '../check.ts'
import type { Target, Variables } from '../target.ts'

const PROXIES_MAX = 5

export const variables: Check[] = [
  {
    id: 'variables.complete',
    title: 'Every variable that a production start requires is set and well formed.',
    why: 'The app does not start without it.',
    mend: 'Set the named variables as .env.example describes: on Vercel under Settings → Environment Variables → Production.',
    link: 'https://vercel.com/docs/environment-variables',
    needs: [],
    run: async ({ variables: given }) =>
      finding(
        ...issuesIn(given).map(({ path: [name], message }) =>
          given[String(name)] === undefined ? `${String(name)} is missing.` : `${String(name)}: ${message}.`,
        ),
      ),
  },
  {
    id: 'variables.safe',
    title: 'No variable has a value that a production start refuses.',
    why: 'A published key protects nothing, and clear text can be read on the way.',
    mend: 'Follow each line: use the project’s own keys and passwords, and https://, smtps://, rediss:// and sslmode=verify-full.',
    link: 'https://supabase.com/docs/guides/deployment/going-into-prod',
    needs: ['DATABASE_URL', 'SUPABASE_SECRET_KEY'],
    run: async ({ variables: given }) =>
      finding(
        ...productionRefusals(given, malformedIn(given)).map(
          ({ variable, reason }) => `${variable} ${reason}`,
        ),
      ),
  },
  {
    id: 'variables.site',
    title: 'NEXT_PUBLIC_SITE_URL is the checked address.',
    why: 'Links in mails lead to NEXT_PUBLIC_SITE_URL, and the app accepts forms from there only.',
    mend: 'Set NEXT_PUBLIC_SITE_URL to the address that people use, without a trailing slash.',
    link: 'https://vercel.com/docs/environment-variables',
    needs: ['site'],
    run: async ({ site, variables: { NEXT_PUBLIC_SITE_URL: named } }) =>
      finding(named !== site && `NEXT_PUBLIC_SITE_URL is ${named ?? 'not set'}, not ${site}.`),
  },
  {
    id: 'variables.database',
    title:
      'DATABASE_URL logs in as app_server at the transaction pooler, and all addresses belong to one project.',
    why: 'Functions open more connections than the database has, and a login with its own rights bypasses the policies.',
    mend: 'Connect → Transaction pooler shows the host. The user is app_server.<ref>, the port 6543.',
    link: 'https://supabase.com/docs/guides/database/connecting-to-postgres#supavisor-transaction-mode',
    needs: ['DATABASE_URL'],
    run: async (target) => {
      const { databaseUrl: url, references, ports } = target
      const found = Object.entries(references).filter(([, reference]) => reference !== undefined)
      const projects = new Set(found.map(([, reference]) => reference))
      // The dedicated pooler is on the database's own host, which names the project already.
      const user = /^db\.[a-z]{20}\./.test(url.hostname) ? /^app_server$/ : /^app_server\.[a-z]{20}$/
      return finding(
        !user.test(url.username) && `The user is ${url.username}, not app_server.<ref>.`,
        url.port !== String(ports.transactionPooler) &&
          `The port is ${url.port || '5432'}, not ${ports.transactionPooler}.`,
        projects.size > 1 && `${found.map(([name]) => name).join(', ')} name ${projects.size} projects.`,
        ownerFault(target),
      )
    },
  },
  {
    id: 'variables.proxy-hops',
    title: 'TRUSTED_PROXY_HOPS is the number of proxies before the app.',
    why: 'Without it client addresses are unknown, and nothing slows down password guessing.',
    mend: 'Set TRUSTED_PROXY_HOPS: 1 on Vercel, else the number of your proxies that add to X-Forwarded-For.',
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

function issuesIn(given: Variables) {
  return Env.safeParse({ ...given, NODE_ENV: 'production' }).error?.issues ?? []
}

function malformedIn(given: Variables) {
  return new Set(issuesIn(given).map(({ path: [name] }) => String(name)))
}

function ownerFault({ variables: given }: Target) {
  if (!given.DATABASE_OWNER_URL) return undefined
  try {
    requireOwnerUrl(given)
    return undefined
  } catch (error) {
    return (error as Error).message
  }
}
