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

/** About as long as everything else that a write does. */
const ANSWER_DELAY_MS = 30

/** The built app on a database of its own, both of which can be killed and started again at the same address. */
export async function startWritingHouse(settings: Record<string, string> = {}) {
  const dir = await mkdtemp(join(tmpdir(), 'plinth-kill-'))
  const dataDir = join(dir, 'postgres')
  const auth = await startAuth()
  const [db, appPort] = [await freePort(), await freePort()]
  const { adminUrl, ownerUrl } = localUrls({ db, api: 0, mail: 0 })
  const way = await slowAnswers(db, ANSWER_DELAY_MS)
  const { appPassword } = newSecrets()
  const { appUrl } = localUrls({ db: way.port, api: 0, mail: 0 }, appPassword)
  const openDatabase = () => startPostgres({ dir: dataDir, port: db, durable: true, settings })
  const openApp = () => startServer({ DATABASE_URL: appUrl, NEXT_PUBLIC_SUPABASE_URL: auth.origin }, appPort)

  let postgres = await openDatabase()
  await bootstrap(adminUrl)
  await migrate(ownerUrl, projectDir, appPassword)
  const place = await furnish(adminUrl, decodeJwt(auth.token).sub!)
  let app = await openApp()

  return {
    target: {
      url: app.url,
      path: `/api/v1/workspaces/${place.workspaceId}/tasks`,
      token: auth.token,
      body: (title: string) => ({ projectId: place.projectId, title }),
    },
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
    /** Where the database differs from what the clients were told. */
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

/** One workspace, and a listener to its events as docs/architecture.md describes one. */
async function furnish(adminUrl: string, userId: string) {
  return withClient(adminUrl, async (client) => {
    await client.query(insertUser('$1', `'ada@example.com'`), [userId])
    const { rows } = await client.query<{ workspaceId: string; projectId: string }>(
      `with workspace as (insert into public.workspaces (name) values ('Test') returning id),
         project as (
           insert into public.projects (workspace_id, name) select id, 'Test' from workspace returning workspace_id, id
         )
       select workspace_id as "workspaceId", id as "projectId" from project`,
    )
    await client.query(`insert into public.memberships values ($1, $2, 'owner')`, [
      rows[0]!.workspaceId,
      userId,
    ])
    await client.query(`
      create function private.listen() returns trigger language plpgsql security definer set search_path = '' as $$
      begin
        perform private.enqueue('mail.send', jsonb_build_object('taskId', new.resource_id));
        return null;
      end $$;
      create trigger listen after insert on public.activity for each row
        when (new.resource_kind = 'task') execute function private.listen()`)
    // What the clients need is on disk in any case; only what they write may be lost.
    await client.query('checkpoint')
    return rows[0]!
  })
}

type Found = { id: string; title: string; activities: number; jobs: number; records: number }

const found = `
  select
    tasks.id, tasks.title,
    (select count(*)::int from public.activity where resource_id = tasks.id and action = 'created') as activities,
    (select count(*)::int from pgboss.job where data #>> '{payload,taskId}' = tasks.id::text) as jobs,
    (select count(*)::int from private.idempotency_records) as records
  from public.tasks
  union all
  select resource_id, 'an event without its task', 1, 0, 0 from public.activity
  where resource_kind = 'task' and not exists (select from public.tasks where tasks.id = resource_id)`

function faultsOf(rows: Found[], ledger: Entry[]) {
  const tasks = new Map(rows.map((row) => [row.id, row]))
  const acknowledged = new Set(ledger.map(({ id }) => id))
  return {
    lost: ledger.filter(({ id, title }) => tasks.get(id)?.title !== title),
    doubled: rows.filter(({ id }) => !acknowledged.has(id)),
    withoutOneEvent: rows.filter(({ activities, jobs }) => activities !== 1 || jobs !== 1),
    records: rows[0]?.records,
  }
}
