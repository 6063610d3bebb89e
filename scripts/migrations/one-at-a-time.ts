import { DatabaseError, type Client } from 'pg'

/** Any number that nothing else in the database uses. */
const LOCK_KEY = 7_304_661_120_260_101n
/** Long enough for the migrations of another deployment, and not for a person who still reads a plan. */
const WAIT_MS = 120_000

/**
 * Runs `work` while no other migration runs on this database. The lock belongs to the connection and ends with it, however that ends.
 * Throws one sentence after two minutes of waiting.
 */
export async function oneAtATime<Result>(client: Client, work: () => Promise<Result>): Promise<Result> {
  await client.query(`set lock_timeout = ${WAIT_MS}`)
  try {
    await client.query(`select pg_advisory_lock(${LOCK_KEY})`)
  } catch (error) {
    if (!(error instanceof DatabaseError && error.code === '55P03')) throw error
    throw new Error('Another migration is at work on this database, or waits for its confirmation.', {
      cause: error,
    })
  }
  await client.query('reset lock_timeout')
  try {
    return await work()
  } finally {
    await client.query(`select pg_advisory_unlock(${LOCK_KEY})`).catch(() => {})
  }
}
