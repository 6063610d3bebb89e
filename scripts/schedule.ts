import type { Client } from 'pg'

/** The names of the address and the secret in the Vault. */
const secretNames = { address: 'plinth_jobs_address', secret: 'plinth_jobs_secret' } as const

/** Just under a minute, when the next call is due. A batch ends after fifty seconds by its own limits. */
const CALL_TIMEOUT_MS = 55_000

/** In the words of pg_cron, in UTC. The secret stays in the Vault, so the table of jobs does not show it. */
const jobs = {
  'plinth-jobs': {
    schedule: '* * * * *',
    command: `select net.http_post(
  url := (select decrypted_secret from vault.decrypted_secrets where name = '${secretNames.address}'),
  headers := jsonb_build_object(
    'Content-Type', 'application/json',
    'Authorization', 'Bearer ' || (select decrypted_secret from vault.decrypted_secrets where name = '${secretNames.secret}')
  ),
  timeout_milliseconds := ${CALL_TIMEOUT_MS}
)`,
  },
  // pg_cron itself keeps every run for good.
  'plinth-job-runs': {
    schedule: '43 3 * * *',
    command: `delete from cron.job_run_details where end_time < now() - interval '7 days'`,
  },
} as const

/** Statements that make what is missing, each with the name of a function that shows that it is there. */
const extensions = {
  'cron.schedule(text,text,text)': [
    'create extension if not exists pg_cron with schema pg_catalog',
    'grant usage on schema cron to postgres',
    'grant all privileges on all tables in schema cron to postgres',
  ],
  'net.http_post(text,jsonb,jsonb,jsonb,integer)': ['create extension if not exists pg_net'],
  'vault.create_secret(text,text,text,uuid)': [
    'create extension if not exists supabase_vault with schema vault cascade',
  ],
} as const

export type Target = { siteUrl: string; secret: string }

/**
 * Has the database call POST /api/jobs/run every minute, however often it is told to. Returns what it did, without the secret.
 * https://supabase.com/docs/guides/functions/schedule-functions
 */
export async function schedule(client: Client, { siteUrl, secret }: Target): Promise<string[]> {
  const address = `${siteUrl}/api/jobs/run`
  return inTransaction(client, async () => {
    for (const [signature, statements] of Object.entries(extensions))
      await provide(client, signature, statements)
    await keepSecret(client, secretNames.address, address)
    await keepSecret(client, secretNames.secret, secret)
    for (const [name, { schedule: cron, command }] of Object.entries(jobs)) {
      await client.query('select cron.schedule($1, $2, $3)', [name, cron, command])
    }
    return [`Every minute the database calls POST ${address}, with the secret that its Vault keeps.`]
  })
}

/** Takes all of it back but the extensions, which others may use. */
export async function unschedule(client: Client): Promise<string[]> {
  return inTransaction(client, async () => {
    const removed = (await has(client, 'cron.job')) ? await removeJobs(client) : []
    if (await has(client, 'vault.secrets'))
      await client.query('delete from vault.secrets where name = any($1)', [Object.values(secretNames)])
    return removed.length > 0 ? removed.map((name) => `Removed ${name}.`) : ['Nothing was scheduled.']
  })
}

/** Returns true if a table exists. Each belongs to an extension that may never have been enabled. */
async function has(client: Client, table: string): Promise<boolean> {
  const { rows } = await client.query('select to_regclass($1) is not null as found', [table])
  return rows[0].found
}

async function removeJobs(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ jobname: string }>(
    `select jobname, cron.unschedule(jobname) from cron.job where jobname = any($1)`,
    [Object.keys(jobs)],
  )
  return rows.map(({ jobname }) => jobname)
}

async function provide(client: Client, signature: string, statements: readonly string[]) {
  const { rows } = await client.query('select to_regprocedure($1) as found', [signature])
  if (rows[0].found) return
  for (const statement of statements) await client.query(statement)
}

async function keepSecret(client: Client, name: string, value: string) {
  const { rows } = await client.query<{ id: string }>('select id from vault.secrets where name = $1', [name])
  const [kept] = rows
  if (kept) await client.query('select vault.update_secret($1, $2)', [kept.id, value])
  else await client.query('select vault.create_secret($1, $2)', [value, name])
}

async function inTransaction<T>(client: Client, run: () => Promise<T>): Promise<T> {
  await client.query('begin')
  try {
    const result = await run()
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}
