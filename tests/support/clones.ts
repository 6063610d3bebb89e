import pg from 'pg'

/** The databases of a throw-away cluster, without what starts one: every test file loads this. */

export async function createClone(port: number, template: string, name: string) {
  await asAdmin(port, (admin) => admin.query(`create database ${name} template ${template} owner postgres`))
}

export async function dropClone(port: number, name: string) {
  await asAdmin(port, (admin) => admin.query(`drop database ${name} with (force)`))
}

export function adminUrl(port: number, database: string) {
  return `postgres://supabase_admin:postgres@127.0.0.1:${port}/${database}`
}

export async function asAdmin(port: number, run: (admin: pg.Client) => Promise<unknown>) {
  const admin = new pg.Client(adminUrl(port, 'postgres'))
  await admin.connect()
  try {
    await run(admin)
  } finally {
    await admin.end()
  }
}
