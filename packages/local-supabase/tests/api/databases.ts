import { withClient } from '../../src/client.ts'

/** The address of a database in the throw-away cluster. It logs in as the superuser. */
export function databaseUrl(port: number, name: string): string {
  return `postgres://supabase_admin:postgres@127.0.0.1:${port}/${name}`
}

/** Makes an empty database, or a copy of a template. */
export async function createDatabase(port: number, name: string, template?: string): Promise<void> {
  const copied = template ? ` template ${template} owner postgres` : ''
  await withClient(databaseUrl(port, 'postgres'), (client) =>
    client.query(`create database ${name}${copied}`),
  )
}

export async function dropDatabase(port: number, name: string): Promise<void> {
  await withClient(databaseUrl(port, 'postgres'), (client) =>
    client.query(`drop database ${name} with (force)`),
  )
}
