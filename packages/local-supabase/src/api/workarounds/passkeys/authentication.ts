import { verifyAuthenticationResponse } from '@simplewebauthn/server'
import { z } from 'zod'
import { authError } from '../../answers.ts'
import type { Context } from '../../context.ts'
import { inTransaction } from '../../transaction.ts'
import { type AuthUser, findUser } from '../../users.ts'
import { newChallenge, refuseCredential, takeChallenge } from './challenge.ts'
import { findCredential, noteUse, type StoredCredential } from './credentials.ts'
import { openSession } from './open-session.ts'
import { CEREMONY_MS, relyingParty } from './relying-party.ts'

const Credential = z.looseObject({
  id: z.string().min(1),
  rawId: z.string(),
  type: z.literal('public-key'),
  response: z.looseObject({
    clientDataJSON: z.string(),
    authenticatorData: z.string(),
    signature: z.string(),
    userHandle: z.string().default(''),
  }),
  clientExtensionResults: z.looseObject({}).default({}),
})
type Credential = z.infer<typeof Credential>

/** Options for a browser that asks which passkey to use: they name no account. */
export async function authenticationOptions(context: Context): Promise<Response> {
  const { challenge, ...named } = await newChallenge(context.db, 'authentication', null)
  const { id: rpId } = relyingParty(context)
  const options = { challenge, timeout: CEREMONY_MS, rpId, userVerification: 'preferred' }
  return Response.json({ ...named, options })
}

/** Opens a session of the first level for the owner of a passkey that has signed the challenge. */
export async function verifyAuthentication(context: Context, request: Request): Promise<Response> {
  const taken = await takeChallenge(context.db, request, 'authentication', null)
  if (taken instanceof Response) return taken
  const credential = Credential.safeParse(taken.credential)
  if (!credential.success) return refuseCredential('Invalid credential response')

  const userId = Buffer.from(credential.data.response.userHandle, 'base64url').toString()
  const stored = await findCredential(context.db, userId, credential.data.id)
  const signCount = stored && (await signCountOf(context, taken.challenge, credential.data, stored))
  const user = stored && (await findUser(context.db, userId))
  if (!user || signCount === undefined) return refuseCredential('Credential verification failed')

  return (
    refuseUser(user) ??
    inTransaction(context.db, async (open) => {
      await noteUse(open, stored.id, signCount)
      return openSession(context, open, user, request)
    })
  )
}

/** The count of signatures that a right answer tells, and undefined for a wrong one. An answer without user verification is right. */
async function signCountOf(
  context: Context,
  challenge: string,
  credential: Credential,
  stored: StoredCredential,
) {
  const answer = await verifyAuthenticationResponse({
    response: credential,
    expectedChallenge: challenge,
    ...relyingParty(context).expected,
    // A count of zero compares nothing.
    credential: { id: credential.id, publicKey: new Uint8Array(stored.public_key), counter: 0 },
    requireUserVerification: false,
  }).catch(() => undefined)
  if (!answer?.verified) return undefined
  const { credentialDeviceType, newCounter } = answer.authenticationInfo
  return (credentialDeviceType === 'multiDevice') === stored.backup_eligible ? newCounter : undefined
}

function refuseUser({ email, email_confirmed_at: confirmed, banned_until: until }: AuthUser) {
  if (email && !confirmed) return authError(403, 'email_not_confirmed', 'Email not confirmed')
  if (typeof until === 'string' && Date.parse(until) > Date.now())
    return authError(403, 'user_banned', 'User is banned')
  return undefined
}
