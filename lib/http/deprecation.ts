/** ISO 8601 dates, and the page that names the replacement. */
export type Deprecation = { since: string; sunset?: string; link?: string }

/** Throws for an end before the beginning. https://www.rfc-editor.org/rfc/rfc9745 https://www.rfc-editor.org/rfc/rfc8594 */
export function deprecationHeaders({ since, sunset, link }: Deprecation): [name: string, value: string][] {
  const [start, end] = [new Date(since), sunset === undefined ? undefined : new Date(sunset)]
  if (end && end < start)
    throw new Error(`An operation cannot end (${sunset}) before it is deprecated (${since}).`)

  return [
    ['deprecation', `@${start.getTime() / 1_000}`],
    ...(end ? [['sunset', end.toUTCString()] as [string, string]] : []),
    ...(link ? [['link', `<${link}>; rel="deprecation"; type="text/html"`] as [string, string]] : []),
  ]
}
