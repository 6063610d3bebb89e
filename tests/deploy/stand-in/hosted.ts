import { setDefaultCACertificates, getCACertificates } from 'node:tls'
import { afterAll } from 'vitest'
import type { Result } from '../../../scripts/deploy/run-checks.ts'
import { checks } from '../../../scripts/deploy/checks.ts'
import { runChecks } from '../../../scripts/deploy/run-checks.ts'
import { type Ports, Target, type Variables } from '../../../scripts/deploy/target.ts'
import { newSecrets } from '../../../scripts/stack/secrets.ts'
import { makeAuthority } from '../../support/certificates'
import { startDatabase } from './database'
import { startRealtime } from './realtime'
import { answersOf as deploymentAnswers, clock, type Deployment, rightDeployment } from './deployment-answers'
import { listen, passSocketOn } from './listening'
import { passOn } from './proxy'
import { managementAnswers } from './management-answers'
import { startPooler, type PoolerTraits } from './pooler'
import { answersOf as projectAnswers, type Project, rightProject } from './project-answers'

export const REFERENCE = 'abcdefghijklmnopqrst'
export const secrets = {
  SUPABASE_SECRET_KEY: 'sb_secret_0f8e7d6c5b4a39281706f5e4d3c2b1a0',
  SUPABASE_ACCESS_TOKEN: 'sbp_0123456789abcdef0123456789abcdef01234567',
  CRON_SECRET: 'cron-0f8e7d6c5b4a39281706f5e4d3c2b1a0',
  WEBHOOK_SECRET_KEYS: '1:NYAfVBy63/Vogr04Ji70P6HStWcSnwwa53hr4S2/19M=',
  SEND_EMAIL_HOOK_SECRET: 'v1,whsec_NYAfVBy63/Vogr04Ji70P6HStWcSnwwa53hr4S2/19M=',
  LIVE_SIGNING_KEY: newSecrets().liveSigningKey,
}
const PUBLISHABLE_KEY = 'sb_publishable_0f8e7d6c5b4a39281706f5e4'

/** A hosted project and a deployment on this machine, as docs/operations.md makes them. Each part can be changed, and is then faulty. */
export type Hosted = {
  variables: Variables
  management: Record<string, any>
  managementStatus: Record<string, number>
  project: Project
  deployment: Deployment
  pooler: PoolerTraits
  clearText: { status: number; location?: string }
  ports?: Partial<Ports>
  /** The address of the app itself, which the site stands before as a proxy that ends TLS. */
  app?: string
  site?: string
}

const authority = makeAuthority()
/** The authority that signed for the site and for the project's API. */
export const webAuthority = authority.ca
// No system knows the authority of Supabase's databases either.
const databaseAuthority = makeAuthority('A database’s authority', 3650)
export const expiringAuthority = makeAuthority('An authority of last year', 20).ca
export const stranger = makeAuthority('Somebody else').certify('localhost')
setDefaultCACertificates([...getCACertificates('default'), authority.ca])
const identity = authority.certify('localhost')

export const database = await startDatabase()
const realtime = await startRealtime(database.adminUrl, {
  publishableKey: PUBLISHABLE_KEY,
  secretKey: secrets.SUPABASE_SECRET_KEY,
  liveSigningKey: secrets.LIVE_SIGNING_KEY,
})

let now: Hosted
const [site, project, management, plain] = await Promise.all([
  listen((request) => (now.app ? passOn(request, now.app) : answerSite(request)), identity),
  listen(
    (request) => answerProject(request),
    identity,
    (request, socket) => passSocketOn(request, socket, realtime.port),
  ),
  listen(({ url, headers }) => {
    const path = url!.replace(`/v1/projects/${REFERENCE}`, '')
    if (headers.authorization !== `Bearer ${secrets.SUPABASE_ACCESS_TOKEN}`) return { status: 401, json: {} }
    return {
      status: now.managementStatus[path] ?? (now.management[path] ? 200 : 404),
      json: now.management[path],
    }
  }),
  listen(() => ({ status: now.clearText.status, headers: { location: now.clearText.location } })),
])
const answerSite = deploymentAnswers(() => now.deployment)
const answerProject = projectAnswers(() => now.project)

const traits = {
  refusesClearText: true,
  offersTls: true,
  identity: databaseAuthority.certify('localhost'),
  ...server(),
}
// One object for both poolers, so that a fault of one is a fault of the other.
const live = { ...traits }
const [transactionPooler, sessionPooler] = await Promise.all([startPooler(live), startPooler(live)])
export const ports = {
  transactionPooler: transactionPooler.port,
  sessionPooler: sessionPooler.port,
  http: plain.port,
}

afterAll(async () => {
  const parts = [site, project, management, plain, transactionPooler, sessionPooler]
  await Promise.all(parts.map((part) => part.stop()))
  await realtime.stop()
  await database.stop()
})

/** A deployment in which everything is right. */
export async function right(): Promise<Hosted> {
  return {
    variables: {
      ...secrets,
      NEXT_PUBLIC_SITE_URL: site.url,
      NEXT_PUBLIC_SUPABASE_URL: project.url,
      NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: PUBLISHABLE_KEY,
      DATABASE_URL: `postgres://app_server.${REFERENCE}:${database.password}@localhost:${ports.transactionPooler}/postgres?sslmode=verify-full`,
      DATABASE_OWNER_URL: `postgres://postgres.${REFERENCE}:${database.password}@localhost:${ports.sessionPooler}/postgres?sslmode=verify-full`,
      DATABASE_CA: databaseAuthority.ca,
      TRUSTED_PROXY_HOPS: '1',
      MAILER_URL: 'smtps://plinth:mail-password@mail.plinth.internal:465',
      MAIL_FROM: 'hello@plinth.internal',
      NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: 'NYAfVBy63/Vogr04Ji70P6HStWcSnwwa53hr4S2/19M=',
      SUPABASE_API_URL: management.url,
    },
    management: managementAnswers(site.url),
    managementStatus: {},
    project: rightProject(PUBLISHABLE_KEY, secrets.SUPABASE_SECRET_KEY, secrets.LIVE_SIGNING_KEY),
    deployment: await rightDeployment(secrets.CRON_SECRET, secrets.SEND_EMAIL_HOOK_SECRET, {
      site: site.url,
      supabase: project.url,
    }),
    pooler: { ...traits },
    clearText: { status: 308, location: `${site.url}/` },
  }
}

/** The results of every check, or of those with these ids, on a deployment. */
export async function checked(hosted: Hosted, ids?: string[]): Promise<Result[]> {
  now = hosted
  Object.assign(live, { refusal: undefined }, hosted.pooler)
  const chosen = ids ? checks.filter(({ id }) => ids.includes(id)) : checks
  return runChecks(
    chosen,
    new Target({
      variables: hosted.variables,
      site: hosted.site,
      ports: { ...ports, ...hosted.ports },
      clock: () => clock.ms,
    }),
    () => {},
  )
}

function server() {
  return {
    roleOf: (user: string) => user.replace(`.${REFERENCE}`, ''),
    serverPort: database.port,
    database: 'postgres',
  }
}
