import { authError } from './answers.ts'
import type { Context } from './context.ts'
import { callerClaims } from './requests.ts'
import { readProofs } from './proofs.ts'
import { findUser } from './users.ts'
import type { Factor } from './factors.ts'

export type Caller = {
  id: string
  email: string
  sessionId: string
  sessionAge: number
  isSecondLevel: boolean
  hasFactor: boolean
  factors: Factor[]
  methods: string[]
}

/** True for a request that the gateway lets through to Auth. */
export function hasKey({ keys }: Context, { headers }: Request): boolean {
  return [keys.publishable, keys.secret].includes(headers.get('apikey') ?? '')
}

/** The user and the session of the caller's token, or Supabase Auth's refusal of it. */
export async function callerOf(context: Context, request: Request): Promise<Caller | Response> {
  const { sub, session_id: sessionId, is_anonymous: anonymous } = callerClaims(request) ?? {}
  if (!sub) return authError(403, 'bad_jwt', 'invalid claim: missing sub claim')

  const user = await findUser(context.db, sub)
  if (!user) return authError(403, 'user_not_found', 'User from sub claim in JWT does not exist')
  if (!sessionId)
    return authError(500, 'unexpected_failure', 'A valid session and a registered user are required')

  const session = await findSession(context, sessionId)
  if (!session)
    return authError(403, 'session_not_found', 'Session from session_id claim in JWT does not exist')
  if (isBanned(user.banned_until)) return authError(403, 'user_banned', 'User is banned')
  if (anonymous)
    return authError(403, 'no_authorization', 'Anonymous user not allowed to perform these actions')

  const factors = (user.factors ?? []) as Factor[]
  const { amr } = await readProofs(context.db, session.id)
  return {
    id: user.id,
    email: user.email ?? '',
    sessionId: session.id,
    sessionAge: session.age,
    isSecondLevel: session.aal === 'aal2',
    hasFactor: factors.some(({ status }) => status === 'verified'),
    factors,
    methods: amr.map(({ method }) => method),
  }
}

function isBanned(until: unknown): boolean {
  return typeof until === 'string' && Date.parse(until) > Date.now()
}

async function findSession({ db }: Context, id: unknown) {
  const found = await db.query<{ id: string; aal: string | null; age: number }>(
    'select id, aal, extract(epoch from now() - created_at)::float8 as age from auth.sessions where id::text = $1',
    [String(id)],
  )
  return found.rows[0]
}
