import { createHash, randomBytes } from 'node:crypto'
import type { UserCaller } from '@/lib/auth/caller'
import { owner } from './owner'

/** SQL of the moments of an impersonation, where they differ from one that was opened a moment ago. */
export type Moments = { expires?: string; opened?: string; ended?: string }

const sha256 = (text: string) => createHash('sha256').update(text).digest()

/** An impersonation of somebody, with the secrets of its link and of the browser that has opened it. */
export async function addImpersonation(
  { userId }: Pick<UserCaller, 'userId'>,
  { expires = `now() + interval '30 minutes'`, opened = 'now()', ended = 'null' }: Moments = {},
) {
  const [link, secret] = [randomBytes(32), randomBytes(32)].map((bytes) => bytes.toString('base64url'))
  const { rows } = await owner.query<{ id: string }>(
    `insert into private.impersonations (user_id, operator_name, reason, link_hash, cookie_hash, expires_at, opened_at, ended_at)
     values ($1, 'grace', 'ticket 7', $2, $3, ${expires}, ${opened}, ${ended}) returning id`,
    [userId, sha256(link!), sha256(secret!)],
  )
  return {
    id: rows[0]!.id,
    link: link!,
    hash: sha256(secret!).toString('hex'),
    cookie: `${userId}.${secret}`,
  }
}

/** The row of an impersonation. */
export async function impersonationOf(userId: string) {
  const { rows } = await owner.query(
    `select opened_at is not null as opened, ended_at is not null as ended, expires_at - created_at <= interval '30 minutes' as short
     from private.impersonations where user_id = $1 order by id`,
    [userId],
  )
  return rows
}
