import { verifyRegistrationResponse } from '@simplewebauthn/server'
import { z } from 'zod'
import { authError } from '../../answers.ts'
import type { Caller } from '../../caller.ts'
import type { Context } from '../../context.ts'
import { findUser } from '../../users.ts'
import { newChallenge, refuseCredential, takeChallenge } from './challenge.ts'
import { countCredentials, credentialIds, insertCredential } from './credentials.ts'
import { ALGORITHMS, CEREMONY_MS, relyingParty } from './relying-party.ts'

/** Supabase Auth's default. The config file has no key for it. */
const MAX_PASSKEYS = 10

const Credential = z.looseObject({
  id: z.string().min(1),
  rawId: z.string(),
  type: z.literal('public-key'),
  response: z.looseObject({ clientDataJSON: z.string(), attestationObject: z.string() }),
  clientExtensionResults: z.looseObject({}).default({}),
})

/** Options for a browser that makes a passkey, which knows its owner by the user handle, the id of the user. */
export async function registrationOptions(context: Context, caller: Caller): Promise<Response> {
  const refusal = refuseLevel(caller) ?? (await refuseOneMore(context, caller))
  if (refusal) return refusal

  const { id, name } = relyingParty(context)
  const [user, taken] = [await findUser(context.db, caller.id), await credentialIds(context.db, caller.id)]
  const { name: called } = (user?.user_metadata ?? {}) as { name?: unknown }
  const { challenge, ...named } = await newChallenge(context.db, 'registration', caller.id)
  return Response.json({
    ...named,
    options: {
      rp: { id, name },
      user: {
        id: Buffer.from(caller.id).toString('base64url'),
        name: caller.email,
        displayName: typeof called === 'string' && called ? called : caller.email,
      },
      challenge,
      pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
      timeout: CEREMONY_MS,
      ...(taken.length > 0 && {
        excludeCredentials: taken.map((excluded) => ({ type: 'public-key', id: excluded })),
      }),
      authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
      attestation: 'none',
    },
  })
}

/** Keeps the passkey that a browser has made for the challenge. */
export async function verifyRegistration(context: Context, caller: Caller, request: Request) {
  const refusal = refuseLevel(caller)
  if (refusal) return refusal
  const taken = await takeChallenge(context.db, request, 'registration', caller.id)
  if (taken instanceof Response) return taken
  const credential = Credential.safeParse(taken.credential)
  if (!credential.success) return refuseCredential('Invalid credential response')

  const made = await verifyRegistrationResponse({
    response: credential.data,
    expectedChallenge: taken.challenge,
    ...relyingParty(context).expected,
    requireUserVerification: false,
    supportedAlgorithmIDs: ALGORITHMS,
  }).catch(() => undefined)
  if (!made?.verified) return refuseCredential('Credential verification failed')
  return (
    (await refuseOneMore(context, caller)) ?? insertCredential(context.db, caller.id, made.registrationInfo)
  )
}

function refuseLevel({ hasFactor, isSecondLevel }: Caller): Response | undefined {
  if (!hasFactor || isSecondLevel) return undefined
  return authError(403, 'insufficient_aal', 'AAL2 session is required to manage passkeys when MFA is enabled')
}

async function refuseOneMore({ db }: Context, { id }: Caller): Promise<Response | undefined> {
  if ((await countCredentials(db, id)) < MAX_PASSKEYS) return undefined
  return authError(422, 'too_many_passkeys', 'Maximum number of passkeys reached')
}
