import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decodeJwt } from 'jose'
import { bootstrap } from '@plinth/local-supabase/database'
import { withClient } from '../../scripts/database/client'
import { migrate } from '../../scripts/stack/migrate'
import { freePort } from '@plinth/local-supabase/ports'
import { startPostgres } from '@plinth/local-supabase/postgres'
import { projectDir } from '../../scripts/command/project'
import { newSecrets } from '../../scripts/stack/secrets'
import { localUrls } from '../../scripts/stack/urls'
import { startServer } from '../../scripts/production/server'
import type { Entry } from './ledger'
import { slowAnswers } from './slow-answers'
import { startAuth } from './stand-ins'
import { insertUser } from '../support/accounts'

/** About as long as the rest of a write. */
const ANSWER_DELAY_MS = 30

type Options = { answerDelayMs?: number; environment?: Record<string, string> }

/** The built app on a database of its own, both of which can be killed and started again at the same address. */
export async function startWritingHouse(
  settings: Record<string, string> = {},
  { answerDelayMs = ANSWER_DELAY_MS, environment = {} }: Options = {},
) {
  const dir = await mkdtemp(join(tmpdir(), 'plinth-kill-'))
  const dataDir = join(dir, 'postgres')
  const auth = await startAuth()
  const [db, appPort] = [await freePort(), await freePort()]
  const { adminUrl, ownerUrl } = localUrls({ db, api: 0, mail: 0 })
  const way = await slowAnswers(db, answerDelayMs)
  const { appPassword } = newSecrets()
  const { appUrl } = localUrls({ db: way.port, api: 0, mail: 0 }, appPassword)
  const openDatabase = () => startPostgres({ dir: dataDir, port: db, durable: true, settings })
  const openApp = () =>
    startServer({ DATABASE_URL: appUrl, NEXT_PUBLIC_SUPABASE_URL: auth.origin, ...environment }, appPort)

  let postgres = await openDatabase()
  await bootstrap(adminUrl)
  await migrate(ownerUrl, projectDir, appPassword)
  await furnish(adminUrl, decodeJwt(auth.token).sub!)
  let app = await openApp()

  return {
    target: {
      url: app.url,
      path: '/api/v1/workspaces',
      token: auth.token,
      body: (name: string) => ({ name }),
    },
    tokenFor: auth.tokenFor,
    async killDatabase() {
      process.kill(postgres.pid, 'SIGKILL')
      await postgres.ended
    },
    async startDatabase() {
      postgres = await openDatabase()
    },
    async restartApp() {
      app.kill()
      app = await openApp()
    },
    /** The differences between the database and the answers to the clients. */
    audit: (ledger: Entry[]) =>
      withClient(adminUrl, async (client) => faultsOf((await client.query(found)).rows, ledger)),
    async [Symbol.asyncDispose]() {
      await app.stop()
      way.close()
      await postgres.stop()
      await auth[Symbol.asyncDispose]()
      await rm(dir, { recursive: true, maxRetries: 10 })
    },
  }
}

/** The writers’ account, and a listener to new workspaces as docs/architecture.md describes one. */
async function furnish(adminUrl: string, userId: string) {
  return withClient(adminUrl, async (client) => {
    await client.query(insertUser('$1', `'ada@example.com'`), [userId])
    await client.query(`
      create function private.listen() returns trigger language plpgsql security definer set search_path = '' as $$
      begin
        perform private.enqueue('mail.send', jsonb_build_object('resourceId', new.resource_id));
        return null;
      end $$;
      create trigger listen after insert on public.activity for each row
        when (new.resource_kind = 'workspace') execute function private.listen()`)
    // The rows that the clients need are on disk in any case. A crash can lose only their own writes.
    await client.query('checkpoint')
  })
}

type Found = { id: string; name: string; activities: number; jobs: number; records: number }

const found = `
  select
    workspaces.id, workspaces.name,
    (select count(*)::int from public.activity where resource_id = workspaces.id and action = 'created') as activities,
    (select count(*)::int from pgboss.job where data #>> '{payload,resourceId}' = workspaces.id::text) as jobs,
    (select count(*)::int from private.idempotency_records) as records
  from public.workspaces
  union all
  select resource_id, 'an event without its workspace', 1, 0, 0 from public.activity
  where resource_kind = 'workspace' and not exists (select from public.workspaces where workspaces.id = resource_id)`

function faultsOf(rows: Found[], ledger: Entry[]) {
  const written = new Map(rows.map((row) => [row.id, row]))
  const acknowledged = new Set(ledger.map(({ id }) => id))
  return {
    lost: ledger.filter(({ id, name }) => written.get(id)?.name !== name),
    doubled: rows.filter(({ id }) => !acknowledged.has(id)),
    withoutOneEvent: rows.filter(({ activities, jobs }) => activities !== 1 || jobs !== 1),
    records: rows[0]?.records,
  }
}
