import type { Client } from 'pg'

/** A rehearsal ends with a rollback, and still checks what waits for the commit. */
export async function inTransaction(client: Client, end: 'commit' | 'rollback', work: () => Promise<void>) {
  await client.query('begin')
  try {
    await work()
    await client.query(`set constraints all immediate; ${end}`)
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}
