import 'server-only'
import type { Locale } from '@/lib/auth/locale'
import { pageLocale } from '@/lib/auth/page-locale'
import { de } from './de'
import { en } from './en'
import type { PhrasesOf } from './phrase'

export type Messages = PhrasesOf<typeof en>

const byLocale: Record<Locale, Messages> = { en, de }

/** The messages in the language of the request. */
export async function messages(): Promise<Messages> {
  return byLocale[await pageLocale()]
}
