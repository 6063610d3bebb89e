import type { Client } from 'pg'
import { readEnvironment } from '../command/environment.ts'
import { withClient } from '../database/client.ts'
import { requireOwnerUrl } from '../owner-url.ts'
import type { Call } from './verb.ts'

// A hosted database may have to wake up.
const CONNECT_TIMEOUT_MS = 15_000

/** The database as the role operator, whatever the login may do besides. Prints on stderr which database that is. */
export async function asOperator<T>(use: (call: Call) => Promise<T>): Promise<T> {
  const environment = readEnvironment()
  const variable = environment.DATABASE_OPERATOR_URL ? 'DATABASE_OPERATOR_URL' : 'DATABASE_OWNER_URL'
  if (!environment[variable])
    throw new Error('DATABASE_OPERATOR_URL is not set: see npm run operator -- --help.')
  const url = requireOwnerUrl(environment, variable)
  console.error(`Database ${url.host}${url.pathname} as ${url.username}`)
  return withClient(url.href, (client) => use(callsOf(client)), { connectTimeoutMs: CONNECT_TIMEOUT_MS })
}

function callsOf(client: Client): Call {
  return async <Row>(text: string, values: unknown[]) => {
    await client.query('begin')
    try {
      await client.query('set local role operator')
      const { rows } = await client.query(text, values)
      await client.query('commit')
      return rows as Row[]
    } catch (error) {
      await client.query('rollback')
      throw error
    }
  }
}
