import { decodeJwt } from 'jose'
import { someAddress, PASSWORD } from './people'
import { clientOf, db, keys, startRepaired } from './repaired-api'
import type { Client } from './second-factor'

export const totpSettings = { enroll_enabled: true, verify_enabled: true }
export const mfa = { max_enrolled_factors: 3, totp: totpSettings }
export const api = await startRepaired({ mfa })

export const signIn = (email: string, client = clientOf(api)) =>
  client.auth.signInWithPassword({ email, password: PASSWORD })

export const lives = async (refresh_token: string) =>
  (await clientOf(api).auth.refreshSession({ refresh_token })).error === null

export type Asked = {
  method?: string
  token?: string
  body?: unknown
  address?: string
  on?: { url: string }
}

/** Asks an endpoint of factors as our server does, from an address of its own. */
export async function ask(
  path: string,
  { method = 'POST', token, body, address = someAddress(), on = api }: Asked = {},
) {
  const answer = await fetch(`${on.url}/auth/v1/factors${path}`, {
    method,
    headers: {
      apikey: keys.secret,
      'sb-forwarded-for': address,
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  return { status: answer.status, body: (await answer.json().catch(() => ({}))) as Record<string, unknown> }
}

export const tokenOf = async (client: Client) => (await client.auth.getSession()).data.session!.access_token

export async function sessionRow(token: string) {
  const { rows } = await db.query('select aal, factor_id from auth.sessions where id = $1', [
    decodeJwt(token).session_id,
  ])
  return rows[0]
}
