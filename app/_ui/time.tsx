import { pageLocale } from '@/lib/auth/page-locale'
import { fill } from '../_messages/phrase'
import { messages } from '../_messages/messages'

const units = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const

/** A relative or local time. The title has the exact time in UTC. Rendered on the server only, so the two never differ. */
export async function Time({ at }: { at: string }) {
  const [locale, { time }] = [await pageLocale(), await messages()]

  return (
    <time dateTime={at} title={await momentOf(at)}>
      {agoOf(new Date(at), locale) ?? time.justNow}
    </time>
  )
}

/** A moment to the minute, in UTC, as a text. */
export async function momentOf(at: string): Promise<string> {
  const [locale, { time }] = [await pageLocale(), await messages()]
  const absolute = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'UTC',
  })
  return fill(time.utc, { moment: absolute.format(new Date(at)) })
}

/** The day of a moment in UTC. */
export async function dayOf(at: string): Promise<string> {
  const locale = await pageLocale()
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(at))
}

function agoOf(date: Date, locale: string) {
  const seconds = (date.getTime() - Date.now()) / 1_000
  const unit = units.find(([, length]) => Math.abs(seconds) >= length)
  if (!unit) return undefined
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  return relative.format(Math.round(seconds / unit[1]), unit[0])
}
