import { randomBytes } from 'node:crypto'
import { authError } from '../../answers.ts'
import type { Context } from '../../context.ts'
import type { MailKind } from '../../mail/default-templates.ts'
import { confirmationUrl } from '../../mail/mailer.ts'
import { requestRedirect } from '../../mail/request-redirect.ts'
import { createOneTimeToken } from '../../one-time-tokens.ts'
import { allowedRedirect } from '../../redirects.ts'
import { asEmail, asText, readJson, type Json } from '../../requests.ts'
import { findMailState, findUser, type MailState } from '../../users.ts'
import { insertUser, TAKEN } from './create-user.ts'
import { refusePassword } from '../../passwords.ts'

type LinkType = 'signup' | 'invite' | 'magiclink' | 'recovery'

const kinds: Record<LinkType, MailKind> = {
  signup: 'confirmation',
  invite: 'invite',
  magiclink: 'magic_link',
  recovery: 'recovery',
}

/** Makes a link as a mail would carry it, and sends no mail. */
export async function generateLink(context: Context, body: Json): Promise<Response> {
  if (!Object.hasOwn(kinds, String(body.type))) {
    return authError(
      400,
      'validation_failed',
      `Invalid email action link type requested: ${String(body.type)}`,
    )
  }
  const prepared = await prepare(context, body.type as LinkType, body)
  if (prepared instanceof Response) return prepared

  const { user, type } = prepared
  const { code, hash } = await storeToken(context, user, type)
  const wanted = asText(body.redirect_to) || requestRedirect.getStore()
  const redirectTo = allowedRedirect(wanted, context.config.auth)
  return Response.json({
    ...(await findUser(context.db, user.id)),
    action_link: confirmationUrl(context.apiUrl, { kind: kinds[type], hash }, redirectTo),
    email_otp: code,
    hashed_token: hash,
    verification_type: type,
    redirect_to: redirectTo,
  })
}

/** Makes the user and sends the link. */
export async function inviteUser(context: Context, request: Request): Promise<Response> {
  const prepared = await prepare(context, 'invite', await readJson(request))
  if (prepared instanceof Response) return prepared

  const { id, email } = prepared.user
  const token = await storeToken(context, prepared.user, 'invite')
  await context.mailer.send({ kind: 'invite', to: email, userId: id, ...token })
  return Response.json(await findUser(context.db, id))
}

/** The user that the link is for, made if the type allows it. A link to sign in becomes a sign-up for who is unknown. */
async function prepare(context: Context, wanted: LinkType, body: Json) {
  const email = asEmail(body.email)
  const user = await findMailState(context.db, email)
  const type = wanted === 'magiclink' && !user ? 'signup' : wanted

  if (user && !(user.confirmed && (type === 'signup' || type === 'invite'))) return { type, user }
  if (user) return authError(422, 'email_exists', TAKEN)
  if (type === 'recovery') return authError(404, 'user_not_found', 'User with this email not found')

  const password = typeof body.password === 'string' ? body.password : randomBytes(48).toString('base64url')
  const refusal = refusePassword(password, context)
  if (refusal) return refusal

  await insertUser(context, {
    email,
    password,
    confirmed: false,
    userMetadata: body.data as Json | undefined,
  })
  return { type, user: (await findMailState(context.db, email))! }
}

async function storeToken({ db, config }: Context, user: MailState, type: LinkType) {
  const { code, hash } = createOneTimeToken(user.email, config.auth.email.otp_length)
  const purpose = type === 'signup' || type === 'invite' ? 'confirmation' : 'recovery'
  await db.query(
    `update auth.users set ${purpose}_token = $2, ${purpose}_sent_at = now(),
       invited_at = case when $3 then now() else invited_at end where id = $1`,
    [user.id, hash, type === 'invite'],
  )
  return { code, hash }
}
