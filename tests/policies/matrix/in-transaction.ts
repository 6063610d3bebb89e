import type pg from 'pg'
import { owner } from '../../support/owner'
import type { Line } from './attempts'

/**
 * Runs attempts of one line in a transaction that is undone. Before a write every row is made visible, so that it is judged by its own policy. Before a move its column is granted too, so that only the policy can refuse. `mutate` breaks something first.
 */
export async function inTransaction<Result>(
  { table, verb }: Line,
  work: (client: pg.ClientBase) => Promise<Result>,
  mutate = '',
): Promise<Result> {
  const client = await owner.connect()
  try {
    await client.query('begin')
    if (mutate) await client.query(mutate)
    if (!verb.startsWith('select') && !table.includes('.')) {
      await client.query(
        `create policy widened on public.${table} for select to anon, authenticated using (true)`,
      )
    }
    if (['move', 'hand over', 'take over'].includes(verb))
      await client.query(`grant update on public.${table} to app_user`)
    return await work(client)
  } finally {
    await client.query('rollback')
    client.release()
  }
}
