import type { Context } from '../../context.ts'
import { selectUsers } from '../../users.ts'

const DEFAULT_PAGE_SIZE = 50
// What Supabase Auth answers at most.
const MAX_PAGE_SIZE = 1000

export async function listUsers({ db, apiUrl }: Context, query: URLSearchParams): Promise<Response> {
  const size = Math.min(Number(query.get('per_page')) || DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE)
  const page = Number(query.get('page')) || 1
  const filter = `%${query.get('filter') ?? ''}%`
  const users = await selectUsers(
    db,
    "where coalesce(email, '') ilike $1 order by users.created_at desc, users.id limit $2 offset $3",
    [filter, size, (page - 1) * size],
  )
  const counted = await db.query<{ total: number }>(
    `select count(*)::int as total from auth.users where coalesce(email, '') ilike $1`,
    [filter],
  )
  const total = counted.rows[0]?.total ?? 0

  const last = Math.max(1, Math.ceil(total / size))
  const link = (rel: string, to: number) =>
    `<${apiUrl}/auth/v1/admin/users?page=${to}&per_page=${size}>; rel="${rel}"`
  const links = page < last ? [link('next', page + 1), link('last', last)] : [link('last', last)]
  const headers = { 'x-total-count': String(total), link: links.join(', ') }
  return Response.json({ users, aud: 'authenticated' }, { headers })
}
