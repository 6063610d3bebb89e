import { randomUUID } from 'node:crypto'
import type { ClientBase, Pool } from 'pg'
import type { UserCaller } from '@/lib/auth/caller'
import { owner } from './owner'

export type From = { userAgent?: string; ip?: string; method?: string }

/** Signs somebody in as Supabase Auth does: the row of the session, then how it was proved. Returns the id of the session. */
export async function signInFrom(
  db: ClientBase | Pool,
  { userId }: Pick<UserCaller, 'userId'>,
  {
    userAgent = 'Plinth (X11; Linux x86_64) Firefox/140.0',
    ip = '203.0.113.7',
    method = 'password',
  }: From = {},
): Promise<string> {
  const id = randomUUID()
  await db.query(
    `insert into auth.sessions (id, user_id, aal, created_at, updated_at, user_agent, ip) values ($1, $2, 'aal1', now(), now(), $3, $4)`,
    [id, userId, userAgent, ip],
  )
  await db.query(
    `insert into auth.mfa_amr_claims (id, session_id, created_at, updated_at, authentication_method)
     values (gen_random_uuid(), $1, now(), now(), $2)`,
    [id, method],
  )
  return id
}

/** Changes the log in a way that its triggers refuse, such as to make a row old. */
export async function rewriteLog(pool: Pool, text: string, values: unknown[] = []): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('set session_replication_role = replica')
    await client.query(text, values)
  } finally {
    client.release(true)
  }
}

/** The kinds of a person's events, the oldest first. */
export async function kindsOf(db: ClientBase | Pool, userId: string): Promise<string[]> {
  const { rows } = await db.query<{ kind: string }>(
    'select kind from private.auth_events where user_id = $1 order by id',
    [userId],
  )
  return rows.map(({ kind }) => kind)
}

/** The notices that wait to be mailed to an address, in their order. */
export async function noticesTo(db: ClientBase | Pool, email: string): Promise<string[]> {
  const { rows } = await db.query<{ notice: string }>(
    `select data -> 'payload' ->> 'notice' as notice from pgboss.job
     where name = 'account-notice.mail' and data -> 'payload' ->> 'to' = $1 order by created_on`,
    [email],
  )
  return rows.map(({ notice }) => notice)
}

/** Runs a statement by the login of Supabase Auth, which keeps the session that makes a change. */
export async function byAuth(text: string, userId: string): Promise<void> {
  const client = await owner.connect()
  try {
    await client.query('set session authorization supabase_auth_admin')
    await client.query(text, [userId])
  } finally {
    client.release(true)
  }
}
