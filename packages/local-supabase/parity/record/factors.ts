import { totp } from '../../src/totp'
import { createPerson } from '../backend'
import { send } from './ask'

export type Given = Record<string, string>

/** Asks for `path` below the factors, and throws what was refused. */
async function ask(token: string, path = '', body: object = {}): Promise<Record<string, unknown>> {
  const answer = await send({ method: 'POST', path: `/auth/v1/factors${path}`, as: token, body })
  if (!answer.ok) throw new Error(`factors${path}: ${answer.status} ${answer.code}`)
  return answer.body as Record<string, unknown>
}

/** The factor of an authenticator app, not verified yet. */
export async function enroll(person: Given): Promise<Given> {
  const made = await ask(person.token!, '', { factor_type: 'totp', friendly_name: 'Phone' })
  const { secret = '' } = made.totp as { secret?: string }
  return { ...person, factor: String(made.id), secret }
}

/** A challenge, and the code that answers it. */
export async function challenge(owner: Given): Promise<Given> {
  const asked = await ask(owner.token!, `/${owner.factor}/challenge`)
  return { ...owner, challenge: String(asked.id), code: totp(owner.secret!) }
}

/** The session on its second level, by the answered challenge. */
export async function verify(challenged: Given): Promise<Given> {
  const { factor, challenge: challenge_id, code } = challenged
  const lifted = await ask(challenged.token!, `/${factor}/verify`, { challenge_id, code })
  return { ...challenged, token: String(lifted.access_token), refresh: String(lifted.refresh_token) }
}

/** Somebody who signed in with the password. */
export async function byPassword(): Promise<Given> {
  const { id, email, session } = await createPerson()
  return { id, email, token: session.access_token, refresh: session.refresh_token }
}
