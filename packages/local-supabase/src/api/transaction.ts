import type { Pool, PoolClient } from 'pg'

/** A statement goes to the pool, or into the transaction that is open. */
export type Database = Pool | PoolClient

/** Runs `work` in one transaction. An answer that refuses takes back what was written, as an error does. */
export async function inTransaction<T>(db: Pool, work: (open: PoolClient) => Promise<T>): Promise<T> {
  const open = await db.connect()
  try {
    await open.query('begin')
    const result = await work(open)
    await open.query(result instanceof Response && !result.ok ? 'rollback' : 'commit')
    return result
  } catch (error) {
    await open.query('rollback')
    throw error
  } finally {
    open.release()
  }
}
