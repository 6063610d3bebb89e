export type Settings = Record<string, unknown>

type Rule = { holds: (value: unknown) => boolean; says: string }

export const is = (wanted: unknown): Rule => ({
  holds: (value) => value === wanted,
  says: `must be ${shown(wanted)}`,
})

/** An unset setting is off. */
export const isOff: Rule = { holds: (value) => value === false || value === null, says: 'must be false' }

export const atLeast = (least: number): Rule => ({
  holds: (value) => typeof value === 'number' && value >= least,
  says: `must be ${least} or more`,
})

export const atMost = (most: number): Rule => ({
  holds: (value) => typeof value === 'number' && value <= most,
  says: `must be ${most} or less`,
})

export const between = (least: number, most: number): Rule => ({
  holds: (value) => typeof value === 'number' && value >= least && value <= most,
  says: `must be ${least} to ${most}`,
})

/** A sentence for each setting that breaks its rule. An unknown setting breaks its rule. */
export function breaches(settings: Settings, rules: Record<string, Rule>): string[] {
  return Object.entries(rules).flatMap(([name, { holds, says }]) =>
    holds(settings[name]) ? [] : [`${name} is ${shown(settings[name])} and ${says}.`],
  )
}

/** A text setting, empty if the project does not report it. */
export function textOf(settings: Settings, name: string): string {
  const value = settings[name]
  return typeof value === 'string' ? value : ''
}

function shown(value: unknown) {
  return value === undefined ? 'not told' : JSON.stringify(value)
}
