import { Client } from 'pg'

/** Changes what no page and no call can: moments of the past, and addresses on this machine. */
export async function asOwner(text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: process.env.OWNER_URL })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(text, values)).rows
  } finally {
    await client.end()
  }
}
