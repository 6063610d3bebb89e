import type { Parts } from './part.ts'

/** The part that goes with the last feature of the sample, and names them. */
export const wholeSample = 'sample'

/** Parts to remove by name, each with the reason. */
export type Choice = ReadonlyMap<string, string>

/** The named parts, or the whole sample, with all that cannot stand without them. */
export function choose(parts: Parts, names: readonly string[]): Choice {
  const unknown = names.filter((name) => !parts.has(name))
  if (unknown.length > 0) {
    throw new Error(
      `There is no part “${unknown.join(', ')}”, or it has been removed already. The parts are ${[...parts.keys()].join(', ')}.`,
    )
  }

  const whole = parts.get(wholeSample)?.lastOf ?? []
  const asked = names.length > 0 ? names.flatMap((name) => (name === wholeSample ? whole : name)) : whole
  const chosen = new Map<string, string>(
    asked.filter((name) => parts.has(name)).map((name) => [name, 'as asked']),
  )
  for (let size = -1; size !== chosen.size;) {
    size = chosen.size
    for (const name of parts.keys()) {
      const reason = chosen.has(name) ? undefined : reasonOf(name, parts, chosen)
      if (reason) chosen.set(name, reason)
    }
  }
  return chosen
}

function reasonOf(name: string, parts: Parts, chosen: Choice): string | undefined {
  const { needs = [], lastOf = [] } = parts.get(name)!
  const needed = needs.find((other) => chosen.has(other))
  if (needed) return `it needs ${needed}`
  const isLast = lastOf.length > 0 && lastOf.every((other) => chosen.has(other) || !parts.has(other))
  return isLast ? `the last of ${lastOf.join(', ')} goes` : undefined
}
