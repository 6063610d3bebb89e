import 'server-only'
import type { Locale } from '@/lib/auth/locale'
import { pageLocale } from '@/lib/auth/page-locale'
import { dictionary } from './dictionary'
import { parts } from './parts'
import type { PhrasesOf } from './phrase'

/** The first language: every other one says all of this, with the same names in braces. */
export const en = dictionary(parts, 'en')
export const de = dictionary(parts, 'de')

export type Messages = PhrasesOf<typeof en>

const byLocale: Record<Locale, Messages> = { en, de }

/** The messages in the language of the request. */
export async function messages(): Promise<Messages> {
  return byLocale[await pageLocale()]
}
