import 'server-only'
import { connect } from './pool'

/** Rejects unless the database answers. The login has no rights, and a select without a table needs none. */
export async function pingDatabase(): Promise<void> {
  const client = await connect()
  try {
    await client.query('select 1')
    client.release()
  } catch (error) {
    client.release(error as Error)
    throw error
  }
}
