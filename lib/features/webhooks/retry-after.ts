const day = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)'
const month = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)'
const time = '\\d{2}:\\d{2}:\\d{2}'

/** The form that is sent, and two obsolete ones. https://www.rfc-editor.org/rfc/rfc9110#name-date-time-formats */
const dates = [
  `${day}, \\d{2} ${month} \\d{4} ${time} GMT`,
  `(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, \\d{2}-${month}-\\d{2} ${time} GMT`,
  `${day} ${month} [ \\d]\\d ${time} \\d{4}`,
].map((form) => new RegExp(`^${form}$`))

/** Undefined without a wait that one can read. https://www.rfc-editor.org/rfc/rfc9110#name-retry-after */
export function secondsIn(retryAfter: string | undefined, now = Date.now()): number | undefined {
  const text = retryAfter?.trim() ?? ''
  const seconds = /^\d+$/.test(text) ? Number(text) : (momentIn(text) - now) / 1_000
  return seconds > 0 ? seconds : undefined
}

function momentIn(text: string) {
  if (!dates.some((form) => form.test(text))) return Number.NaN
  return Date.parse(text.endsWith('GMT') ? text : `${text} GMT`)
}
