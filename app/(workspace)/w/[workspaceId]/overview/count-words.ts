import 'server-only'
import { messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { pageLocale } from '@/lib/auth/page-locale'
import { COUNT_MAX } from '@/lib/features/overview/count'

/** Formats counts in the language of the page, and marks capped ones. */
export async function countWords() {
  const [locale, { overview }] = [await pageLocale(), await messages()]
  const plain = new Intl.NumberFormat(locale)
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' })

  return {
    plain: (value: number) => plain.format(value),
    capped: (value: number) =>
      value < COUNT_MAX ? plain.format(value) : fill(overview.atLeast, { count: plain.format(COUNT_MAX) }),
    day: (iso: string) => day.format(new Date(iso)),
  }
}

/** The sum of counts. A capped count makes it a lower bound. */
export function sumOf(counts: number[]): number {
  return counts.reduce((sum, count) => sum + count, 0)
}
