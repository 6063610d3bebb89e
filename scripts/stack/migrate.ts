import { type Client, escapeLiteral } from 'pg'
import { applyMigrations } from '../migrations/apply.ts'
import { readMigrationFiles } from '../migrations/files.ts'
import { createHistory, readPending } from '../migrations/history.ts'
import { oneAtATime } from '../migrations/one-at-a-time.ts'
import { withClient } from '../database/client.ts'
import { projectDir } from '../command/project.ts'
import { publishedSecrets } from './secrets.ts'

/**
 * Brings the database to the state of supabase/migrations, as `npm run db:migrate` does for a hosted project, and gives app_server its
 * password. `ownerUrl` logs in as postgres. Returns the names of the files that were applied. Throws which one failed and why.
 */
export async function migrate(
  ownerUrl: string,
  dir = projectDir,
  appPassword = publishedSecrets.appPassword,
): Promise<{ applied: string[] }> {
  return withClient(ownerUrl, (client) =>
    oneAtATime(client, async () => {
      await createHistory(client)
      const pending = await readPending(client, readMigrationFiles(dir))
      await applyMigrations(client, pending, () => {})
      await setPassword(client, appPassword)
      return { applied: pending.map(({ file }) => file) }
    }),
  )
}

async function setPassword(client: Client, password: string) {
  const { rows } = await client.query(`select from pg_roles where rolname = 'app_server'`)
  if (rows.length > 0) await client.query(`alter role app_server password ${escapeLiteral(password)}`)
}
