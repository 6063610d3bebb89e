import 'server-only'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { z } from 'zod'
import { isKept, type KeptForm } from './kept-fields'

/** Request header by which proxy.ts gives a page the values typed into a form of an earlier build. */
export const keptFormHeader = 'x-kept-form'

/** Platforms with a separate proxy allow 16 kB a header. */
const HEADER_LIMIT_BYTES = 12_000

/** A page repeats each text several times, and our longest field takes 10,000 letters. */
const TEXT_LIMIT_BYTES = 50_000

/** The form's id and position, and what lies between its fields. */
const FRAME_BYTES = 1_000

/** Fits any content: Base64 makes four bytes of three, and the form's id and position come on top. */
const SURE_BYTES = 8_500

/** A browser keeps 4,096 bytes of a cookie, its name and attributes included. https://www.rfc-editor.org/rfc/rfc6265#section-6.1 */
const COOKIE_LIMIT_BYTES = 3_500
const SURE_COOKIE_BYTES = 2_400

const FIELDS_MAX = 100

const Packed = z.strictObject({
  author: z.uuid().optional(),
  id: z
    .string()
    .regex(/^[\w-]{1,100}$/)
    .optional(),
  place: z.int().nonnegative().max(9_999).optional(),
  // Pairs, since a record of Zod loses a field that is named __proto__.
  values: z.array(z.tuple([z.string().refine(isKept), z.string()])).transform(Object.fromEntries<string>),
  tooLong: z.boolean().optional(),
})

export function packed(kept: KeptForm): string {
  const most = deflated(shortest(kept, TEXT_LIMIT_BYTES))
  return most.length <= HEADER_LIMIT_BYTES ? most : deflated(shortest(kept, SURE_BYTES))
}

export function packedSmall(kept: KeptForm): string {
  const most = deflated(shortest(kept, SURE_BYTES))
  return most.length <= COOKIE_LIMIT_BYTES ? most : deflated(shortest(kept, SURE_COOKIE_BYTES))
}

export function unpacked(text: string): KeptForm | undefined {
  try {
    const inflated = inflateRawSync(Buffer.from(text, 'base64url'), {
      maxOutputLength: TEXT_LIMIT_BYTES + FRAME_BYTES,
    })
    return Packed.safeParse(JSON.parse(inflated.toString())).data
  } catch {
    return undefined
  }
}

function deflated(kept: KeptForm) {
  return deflateRawSync(JSON.stringify({ ...kept, values: Object.entries(kept.values) })).toString(
    'base64url',
  )
}

/** Keeps the shortest fields within the limit, and none of a form with more fields than people fill in. */
function shortest(kept: KeptForm, limitBytes: number): KeptForm {
  const entries = Object.entries(kept.values)
  if (entries.length > FIELDS_MAX) return { ...kept, values: {}, tooLong: true }

  const sized = entries.map((entry) => ({ entry, bytes: Buffer.byteLength(JSON.stringify(entry)) }))
  let left = limitBytes
  const fitting = new Set(
    sized.toSorted((one, other) => one.bytes - other.bytes).filter(({ bytes }) => (left -= bytes) >= 0),
  )
  if (fitting.size === sized.length) return kept
  const values = Object.fromEntries(sized.filter((field) => fitting.has(field)).map(({ entry }) => entry))
  return { ...kept, values, tooLong: true }
}
