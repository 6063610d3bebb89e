import { Client } from 'pg'
import { onTestFinished } from 'vitest'

/** A transaction that has run a statement and stays open until `end` is called, or the test is over. */
export async function openTransaction(url: string, statement: string) {
  const client = new Client(url)
  client.on('error', () => {})
  await client.connect()
  onTestFinished(() => client.end())
  await client.query('begin')
  await client.query(statement)
  return { end: () => client.query('commit') }
}
