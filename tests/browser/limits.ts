import { counterKey, quotas } from '@/lib/limits/quotas'
import { asOwner } from './database'

/** Refuses every change by the person, and leaves what pages show of them as it is. */
export async function refuseWrites(email: string): Promise<void> {
  const [user] = await asOwner('select id from auth.users where email = $1', [email])
  const { limit, ...quota } = quotas.byCaller.write
  await asOwner(
    `insert into private.rate_limits (key, used, resets_at) values ($1, $2, now() + interval '1 hour')
     on conflict (key) do update set used = excluded.used, resets_at = excluded.resets_at`,
    [counterKey({ ...quota, limit }, `user ${user!.id as string}`), limit],
  )
}
