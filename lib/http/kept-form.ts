import 'server-only'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { headers } from 'next/headers'
import { cache } from 'react'
import type { KeptForm } from './kept-fields'

/** Request header in which proxy.ts hands a page what was typed into a form of an earlier build. */
export const keptFormHeader = 'x-kept-form'

/** Platforms that run the proxy apart from the page allow 16 kB a header. */
const HEADER_LIMIT_BYTES = 12_000

/** A page says each text several times, and the longest that our forms take is 10,000 letters. */
const TEXT_LIMIT_BYTES = 50_000

/** So much fits whatever it says: Base64 makes four bytes of three, and the id and the place of the form come on top. */
const SURE_BYTES = 8_500

const FIELDS_MAX = 100

/** At most 12,000 bytes: of what is too much, the shortest fields are kept. */
export function packed(kept: KeptForm): string {
  const most = deflated(shortest(kept, TEXT_LIMIT_BYTES))
  return most.length <= HEADER_LIMIT_BYTES ? most : deflated(shortest(kept, SURE_BYTES))
}

function deflated(kept: KeptForm) {
  return deflateRawSync(JSON.stringify(kept)).toString('base64url')
}

/** The shortest fields that have so many bytes together; none of a form that has more fields than people fill in. */
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

/** Reads what proxy.ts has kept for the page that is being answered. The proxy lets no browser write the header. */
export const keptForm = cache(async (): Promise<KeptForm | undefined> => {
  const text = (await headers()).get(keptFormHeader)
  if (!text) return undefined
  return JSON.parse(inflateRawSync(Buffer.from(text, 'base64url')).toString()) as KeptForm
})
