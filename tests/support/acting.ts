import pg from 'pg'
import { justProved } from './accounts'
import { owner } from './owner'

type Identity = {
  role: 'anon' | 'authenticated' | 'app_user' | 'service_role' | 'operator'
  userId?: string
  /** Additional claims of the token. */
  claims?: object
  /** Of the API key, as the server sets it. */
  keyHash?: string
  /** The topic that somebody asks to join, as Realtime sets it. */
  topic?: string
}

/**
 * Runs one statement as somebody, as the server, the Data API or Storage would, and undoes it: the rows it touched, or the SQLSTATE that refused it.
 * `widen` first lets everybody select everything, so that a write is judged by its own policy and not by what is visible.
 */
export async function acting(
  { role, userId, claims, keyHash, topic }: Identity,
  text: string,
  values: unknown[] = [],
  { widen }: { widen?: string } = {},
): Promise<{ rows: unknown[] } | { refused: string }> {
  const client = await owner.connect()
  try {
    await client.query('begin')
    if (widen) {
      await client.query(
        `create policy widened on public.${widen} for select to authenticated, anon using (true)`,
      )
    }
    const session = await client.query<{ id: string }>('select id from auth.sessions where user_id = $1', [
      userId,
    ])
    await client.query(
      `select set_config('role', $1, true), set_config('request.jwt.claims', $2, true), set_config('app.api_key_hash', $3, true),
         set_config('realtime.topic', $4, true), set_config('storage.allow_delete_query', 'true', true)`,
      [
        role,
        JSON.stringify({ session_id: session.rows[0]?.id, ...justProved(), ...claims, sub: userId, role }),
        keyHash ?? '',
        topic ?? '',
      ],
    )
    const { rows, rowCount } = await client.query(text, values)
    return { rows: rows.length > 0 ? rows : Array.from({ length: rowCount ?? 0 }, () => ({})) }
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error
    return { refused: error.code! }
  } finally {
    await client.query('rollback')
    client.release()
  }
}
