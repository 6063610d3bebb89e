import { authError } from '../../answers.ts'
import type { Context } from '../../context.ts'
import { SEEN, selectUsers } from '../../users.ts'

const DEFAULT_PAGE_SIZE = 50
// The largest page of Supabase Auth.
const MAX_PAGE_SIZE = 1000

export async function listUsers({ db }: Context, query: URLSearchParams): Promise<Response> {
  const [asked, page] = [wholeNumber(query.get('per_page')), wholeNumber(query.get('page'))]
  if (asked === undefined || page === undefined)
    return authError(400, 'validation_failed', 'Bad Pagination Parameters')

  const size = Math.min(asked || DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE)
  const filter = `%${query.get('filter') ?? ''}%`
  const condition = `where ${SEEN} and coalesce(users.email, '') ilike $1`
  const users = await selectUsers(
    db,
    `${condition} order by users.created_at desc, users.id limit $2 offset $3`,
    [filter, size, ((page || 1) - 1) * size],
  )
  const counted = await db.query<{ total: number }>(
    `select count(*)::int as total from auth.users ${condition}`,
    [filter],
  )
  const total = counted.rows[0]?.total ?? 0

  const headers = { 'x-total-count': String(total), link: links(page || 1, size, total) }
  // A list of Supabase Auth leaves the identities and the factors out.
  const listed = users.map((user) => ({ ...user, identities: null, factors: undefined }))
  return Response.json({ users: listed, aud: 'authenticated' }, { headers })
}

/** Nothing counts as 0, and what is no whole number as undefined. */
function wholeNumber(text: string | null): number | undefined {
  if (!text) return 0
  return /^\d+$/.test(text) ? Number(text) : undefined
}

function links(page: number, size: number, total: number): string {
  const last = Math.max(1, Math.ceil(total / size))
  const link = (rel: string, to: number) => `</admin/users?page=${to}&per_page=${size}>; rel="${rel}"`
  return page < last ? `${link('next', page + 1)}, ${link('last', last)}` : link('last', last)
}
