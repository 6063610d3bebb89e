import 'server-only'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { headers } from 'next/headers'
import { cache } from 'react'
import type { KeptForm } from './kept-fields'

/** Request header in which proxy.ts hands a page what was typed into a form of an earlier build. */
export const keptFormHeader = 'x-kept-form'

/** Platforms that run the proxy apart from the page allow 16 kB a header. */
const HEADER_LIMIT_BYTES = 12_000

/** The longest fields are left out, by name, until the rest fits. */
export function packed(kept: KeptForm): string {
  const text = deflateRawSync(JSON.stringify(kept)).toString('base64url')
  const [longest] = Object.entries(kept.values).toSorted(([, one], [, other]) => other.length - one.length)
  if (text.length <= HEADER_LIMIT_BYTES || !longest) return text

  const { [longest[0]]: _, ...values } = kept.values
  return packed({ ...kept, values, tooLong: [...(kept.tooLong ?? []), longest[0]] })
}

/** Reads what proxy.ts has kept for the page that is being answered. The proxy lets no browser write the header. */
export const keptForm = cache(async (): Promise<KeptForm | undefined> => {
  const text = (await headers()).get(keptFormHeader)
  if (!text) return undefined
  return JSON.parse(inflateRawSync(Buffer.from(text, 'base64url')).toString()) as KeptForm
})
