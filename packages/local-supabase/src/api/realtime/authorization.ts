import type { JWTPayload } from 'jose'
import type { Pool } from 'pg'

const roles = ['anon', 'authenticated', 'service_role']

/**
 * Tells a topic that the policies of realtime.messages let these claims read. It puts a message there, tries to read it as them and
 * undoes both, as the hosted service does. A policy that fails lets nobody in.
 * https://supabase.com/docs/guides/realtime/authorization#how-it-works
 */
export async function mayRead(db: Pool, topic: string, claims: JWTPayload): Promise<boolean> {
  const role = String(claims.role)
  if (!roles.includes(role)) return false

  const client = await db.connect()
  try {
    await client.query('begin')
    const { rows } = await client.query<{ id: string }>(
      `insert into realtime.messages (topic, extension) values ($1, 'broadcast') returning id`,
      [topic],
    )
    await client.query(
      `select set_config('role', $1, true), set_config('realtime.topic', $2, true), set_config('request.jwt.claims', $3, true)`,
      [role, topic, JSON.stringify(claims)],
    )
    const found = await client.query('select from realtime.messages where id = $1', [rows[0]!.id])
    return found.rowCount === 1
  } catch (error) {
    console.error(`local Realtime: the policies of ${topic}: ${(error as Error).message}`)
    return false
  } finally {
    // A connection that is gone has undone it already.
    const broken = await client.query('rollback').then(
      () => false,
      () => true,
    )
    client.release(broken)
  }
}
