import type { Behaviour, Facts } from './record'

/**
 * The faults of an answer. On the stand-in an accepted difference must be there, so that the record
 * stays true. The real services may differ in nothing.
 */
export function faults(
  { real, accepted }: Pick<Behaviour, 'real' | 'accepted'>,
  seen: Facts,
  standIn: boolean,
): string[] {
  const differs = differences(real, seen)
  if (!standIn || !accepted) return differs
  return differs.length > 0 ? [] : ['differs no longer: take `accepted` out of the record']
}

/** The differences of an answer from the record, a line for each fact. */
export function differences(real: Facts, seen: Facts): string[] {
  const { keys = [], headers = {}, given = {}, body, ...plain } = real
  return [
    ...Object.entries(plain)
      .filter(([name, value]) => !fits(value, seen[name as keyof Facts]))
      .map(told(seen)),
    ...keys.filter((name) => !seen.keys?.includes(name)).map((name) => `key ${name}: missing`),
    ...unlike('header', headers, seen.headers),
    ...unlike('given', given, seen.given),
    ...(fits(body, seen.body)
      ? []
      : [`body: ${JSON.stringify(seen.body)} in the place of ${JSON.stringify(body)}`]),
  ]
}

function told(seen: Facts) {
  return ([name, value]: [string, unknown]) =>
    `${name}: ${JSON.stringify(seen[name as keyof Facts])} in the place of ${JSON.stringify(value)}`
}

function unlike(kind: string, wanted: Record<string, string>, seen: Record<string, string> = {}): string[] {
  return Object.entries(wanted)
    .filter(([name, value]) => !fits(value, seen[name]))
    .map(
      ([name, value]) =>
        `${kind} ${name}: ${JSON.stringify(seen[name])} in the place of ${JSON.stringify(value)}`,
    )
}

/** Tells a value that holds all that is wanted of it. */
function fits(wanted: unknown, seen: unknown): boolean {
  if (wanted === undefined) return true
  const pattern = typeof wanted === 'string' ? /^\/(.*)\/$/.exec(wanted)?.[1] : undefined
  if (pattern !== undefined) return typeof seen === 'string' && new RegExp(pattern).test(seen)
  if (typeof wanted !== 'object' || wanted === null) return wanted === seen
  if (typeof seen !== 'object' || seen === null) return false
  if (Array.isArray(wanted) && wanted.length !== (seen as unknown[]).length) return false
  return Object.entries(wanted).every(([name, value]) => fits(value, (seen as Record<string, unknown>)[name]))
}
