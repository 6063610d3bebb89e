const units = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })
const absolute = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' })

/** A moment as people say it; the exact one, in UTC, is in its title. Rendered on the server only, so the two never differ. */
export function Time({ at }: { at: string }) {
  const date = new Date(at)

  return (
    <time dateTime={at} title={`${absolute.format(date)} UTC`}>
      {agoOf(date)}
    </time>
  )
}

function agoOf(date: Date) {
  const seconds = (date.getTime() - Date.now()) / 1_000
  const unit = units.find(([, length]) => Math.abs(seconds) >= length)
  return unit ? relative.format(Math.round(seconds / unit[1]), unit[0]) : 'just now'
}
