import 'server-only'
import pg from 'pg'
import { connect } from './pool'

/**
 * Runs a library’s own SQL as the service role, with the driver’s own results and types. Several statements in one text must bring no
 * values, and may end the transaction themselves.
 */
export async function runServiceStatement(text: string, values: unknown[] = []) {
  const client = await connect()
  try {
    const [, , result] = await Promise.all([
      client.query('begin'),
      client.query(`select set_config('role', 'service_role', true)`),
      client.query({ text, values, types: pg.types }),
    ])
    await client.query('commit')
    client.release()
    return result
  } catch (error) {
    client.query('rollback').then(
      () => client.release(),
      (broken: Error) => client.release(broken),
    )
    throw error
  }
}
