import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { adminUrl } from './clones'

/** The superuser's connection to the database behind the local Auth, which all test files share. */
export const authDatabase = new pg.Pool({
  connectionString: adminUrl(inject('cluster').port, 'auth'),
  max: 2,
})
authDatabase.on('error', () => {}) // the database goes before its last idle connection does

afterAll(() => authDatabase.end())

/** Runs one statement as an operator with SQL does. */
export async function asOperator(text: string, values: unknown[]): Promise<void> {
  const client = await authDatabase.connect()
  try {
    await client.query('set session authorization postgres')
    await client.query(text, values)
  } finally {
    client.release(true)
  }
}
