/** Node and Postgres have tz databases of their own, so a zone may be known to one of them alone. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

export function knownTimeZone(name: string | undefined): string {
  return name !== undefined && isTimeZone(name) ? name : 'UTC'
}

/** The day of a moment as YYYY-MM-DD. `private.today_in` in the database is the same rule. */
export function dayIn(timeZone: string, at = new Date()): string {
  const day = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
    timeZone: knownTimeZone(timeZone),
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  const parts = Object.fromEntries(day.formatToParts(at).map(({ type, value }) => [type, value]))
  return `${parts.year!.padStart(4, '0')}-${parts.month}-${parts.day}`
}
