import { authError } from '../../answers.ts'
import type { Caller } from '../../caller.ts'
import type { Context } from '../../context.ts'
import { isUuid } from '../../factors.ts'
import { asText } from '../../requests.ts'
import { bodyOf } from '../mfa/body.ts'
import { PASSKEY_JSON } from './credentials.ts'

const NAME_MAX_BYTES = 120

export async function listPasskeys({ db }: Context, userId: string): Promise<Response> {
  const found = await db.query<{ passkey: object }>(
    `select ${PASSKEY_JSON} as passkey from auth.webauthn_credentials where user_id = $1 order by created_at`,
    [userId],
  )
  return Response.json(found.rows.map(({ passkey }) => passkey))
}

export async function renamePasskey({ db }: Context, caller: Caller, id: string, request: Request) {
  if (!isUuid(id)) return notFound()
  const body = await bodyOf(request, ['friendly_name'])
  if (body instanceof Response) return body
  const name = asText(body.friendly_name)
  if (!name) return authError(400, 'validation_failed', 'friendly_name is required')
  if (Buffer.byteLength(name) > NAME_MAX_BYTES)
    return authError(400, 'validation_failed', 'friendly_name must be 120 characters or less')

  const renamed = await db.query<{ passkey: object }>(
    `update auth.webauthn_credentials set friendly_name = $3, updated_at = now() where id = $1 and user_id = $2
     returning ${PASSKEY_JSON} as passkey`,
    [id, caller.id, name],
  )
  const [row] = renamed.rows
  return row ? Response.json(row.passkey) : notFound()
}

export async function removePasskey({ db }: Context, caller: Caller, id: string): Promise<Response> {
  if (caller.hasFactor && !caller.isSecondLevel)
    return authError(
      403,
      'insufficient_aal',
      'AAL2 session is required to manage passkeys when MFA is enabled',
    )
  if (!isUuid(id)) return notFound()
  const removed = await db.query('delete from auth.webauthn_credentials where id = $1 and user_id = $2', [
    id,
    caller.id,
  ])
  return removed.rowCount === 0 ? notFound() : new Response(null, { status: 204 })
}

function notFound(): Response {
  return authError(404, 'validation_failed', 'Passkey not found')
}
