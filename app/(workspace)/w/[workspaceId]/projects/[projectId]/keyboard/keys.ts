/** The keys of the list. Those of a tool have its name. */
export const keys = {
  next: ['j', 'ArrowDown'],
  previous: ['k', 'ArrowUp'],
  select: ['x'],
  edit: ['e'],
  done: ['c'],
  up: ['Alt+ArrowUp'],
  down: ['Alt+ArrowDown'],
  clear: ['Escape'],
  help: ['?'],
} as const

export type Command = keyof typeof keys

/** The command of a key. There is none while somebody types, or in a menu or dialog above the list. */
export function commandOf(event: React.KeyboardEvent): Command | undefined {
  const { key, altKey, ctrlKey, metaKey, target, currentTarget } = event
  if (ctrlKey || metaKey || !currentTarget.contains(target as Node)) return undefined
  if ((target as Element).matches('input:not([type=checkbox]), textarea, select')) return undefined
  const pressed = altKey ? `Alt+${key}` : key.length === 1 ? key.toLowerCase() : key
  return (Object.keys(keys) as Command[]).find((command) => keys[command].some((one) => one === pressed))
}
