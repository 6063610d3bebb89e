/** ISO 8601 dates, and the page that names the replacement. */
export type Deprecation = { since: string; sunset?: string; link?: string }

/** A deprecated operation works so long at least. */
export const NOTICE_MONTHS = 6

/** Throws for an end before the notice is over. https://www.rfc-editor.org/rfc/rfc9745 https://www.rfc-editor.org/rfc/rfc8594 */
export function deprecationHeaders({ since, sunset, link }: Deprecation): [name: string, value: string][] {
  const [start, end] = [new Date(since), sunset === undefined ? undefined : new Date(sunset)]
  const earliest = new Date(start)
  earliest.setUTCMonth(earliest.getUTCMonth() + NOTICE_MONTHS)
  if (end && end < earliest)
    throw new Error(
      `An operation that is deprecated since ${since} cannot end on ${sunset}: clients have ${NOTICE_MONTHS} months.`,
    )

  return [
    ['deprecation', `@${start.getTime() / 1_000}`],
    ...(end ? [['sunset', end.toUTCString()] as [string, string]] : []),
    ...(link ? [['link', `<${link}>; rel="deprecation"; type="text/html"`] as [string, string]] : []),
  ]
}
