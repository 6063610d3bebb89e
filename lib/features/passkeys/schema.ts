import { z } from 'zod'
import { passkeyJson } from '@/lib/auth/passkey-json'
import { Name } from '@/lib/text/schema'

/** Auth takes 120 bytes, and no letter has more than four. */
const NAME_MAX = 30
/** An answer without an attestation has some 1,500 letters. */
const ANSWER_MAX = 20_000

const moment = z.iso.datetime({ offset: true })

export const Passkey = z.object({
  id: z.uuid(),
  name: z.string(),
  createdAt: moment,
  lastUsedAt: moment.nullable(),
})
export type Passkey = z.infer<typeof Passkey>

export type Ceremony = { challengeId: string; options: object }

const notUnderstood = 'The answer of your browser was not understood. Please try again.'

/** A browser writes a credential as JSON. Auth checks it. https://www.w3.org/TR/webauthn-3/#dom-publickeycredential-tojson */
const credential = {
  id: z.string(),
  rawId: z.string(),
  type: z.literal('public-key'),
  clientExtensionResults: z.looseObject({}).default({}),
}

const Made = z.looseObject({
  ...credential,
  response: z.looseObject({ clientDataJSON: z.string(), attestationObject: z.string() }),
})

const Signed = z.looseObject({
  ...credential,
  response: z.looseObject({
    clientDataJSON: z.string(),
    authenticatorData: z.string(),
    signature: z.string(),
    /** The id of the passkey’s owner. */
    userHandle: z.string(),
  }),
})

export const NewPasskey = z.strictObject({ challengeId: z.uuid(notUnderstood), credential: written(Made) })
export type NewPasskey = z.infer<typeof NewPasskey>

export const PasskeyAnswer = z.strictObject({
  challengeId: z.uuid(notUnderstood),
  credential: written(Signed),
})
export type PasskeyAnswer = z.infer<typeof PasskeyAnswer>

const Begin = z.object({ step: z.literal('begin') })
export const AddPasskeyForm = z.discriminatedUnion('step', [
  Begin,
  NewPasskey.extend({ step: z.literal('answer') }),
])
export const PasskeyForm = z.discriminatedUnion('step', [
  Begin,
  PasskeyAnswer.extend({ step: z.literal('answer') }),
])

export const PasskeyScope = z.object({ passkeyId: z.uuid() })

export const RenamePasskey = z.strictObject({ name: Name(NAME_MAX) })
export type RenamePasskey = z.infer<typeof RenamePasskey>

function written<Schema extends z.ZodType>(schema: Schema) {
  return z
    .string()
    .max(ANSWER_MAX)
    .transform((text, context): z.output<Schema> => {
      const parsed = schema.safeParse(passkeyJson(text))
      if (parsed.success) return parsed.data
      context.addIssue({ code: 'custom', message: notUnderstood })
      return z.NEVER
    })
}
