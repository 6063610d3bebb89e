import { withClient } from '../../../scripts/database/client.ts'

/**
 * Drops the database of `adminUrl` with everyone connected to it, and every role that the cluster did not come with, and
 * creates it empty: bootstrap and migrations then find what they would find on a new cluster.
 */
export async function recreateDatabase(adminUrl: string): Promise<void> {
  const database = new URL(adminUrl).pathname.slice(1)
  const elsewhere = new URL(adminUrl)
  elsewhere.pathname = '/template1'

  await withClient(elsewhere.href, async (client) => {
    await client.query(`drop database if exists ${client.escapeIdentifier(database)} with (force)`)
    const { rows } = await client.query<{ rolname: string }>(
      `select rolname from pg_roles where rolname !~ '^pg_' and rolname <> current_user`,
    )
    const roles = rows.map(({ rolname }) => client.escapeIdentifier(rolname)).join(', ')
    // Rights on settings belong to the cluster, and would keep their role.
    if (roles) await client.query(`drop owned by ${roles}; drop role ${roles}`)
    await client.query(`create database ${client.escapeIdentifier(database)}`)
  })
}
