import { pageLocale } from '@/lib/auth/page-locale'
import { pageTimeZone } from '@/lib/auth/page-time-zone'
import { messages } from '../_messages/messages'

const units = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const

/** A relative time, whose title has the moment. Rendered on the server only, so the two never differ. */
export async function Time({ at }: { at: string }) {
  const [locale, { time }] = [await pageLocale(), await messages()]

  return (
    <time dateTime={at} title={await momentOf(at)}>
      {agoOf(new Date(at), locale) ?? time.justNow}
    </time>
  )
}

/** A moment to the minute, in the reader's time zone and with its name. */
export async function momentOf(at: string): Promise<string> {
  const [locale, timeZone] = [await pageLocale(), await pageTimeZone()]
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  return `${moment.format(new Date(at))} ${zoneNameAt(at, locale, timeZone)}`
}

/** The name changes with summer time. */
function zoneNameAt(at: string, locale: string, timeZone: string) {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'short' }).formatToParts(
    new Date(at),
  )
  return parts.find(({ type }) => type === 'timeZoneName')!.value
}

/** The day of a moment in the reader's time zone. */
export async function dayOfMoment(at: string): Promise<string> {
  const [locale, timeZone] = [await pageLocale(), await pageTimeZone()]
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone }).format(new Date(at))
}

/** A day, which is the same in every time zone. */
export async function dayOf(day: string): Promise<string> {
  const locale = await pageLocale()
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(day))
}

function agoOf(date: Date, locale: string) {
  const seconds = (date.getTime() - Date.now()) / 1_000
  const unit = units.find(([, length]) => Math.abs(seconds) >= length)
  if (!unit) return undefined
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  return relative.format(Math.round(seconds / unit[1]), unit[0])
}
