/** The keys of the list. Those of a tool of every list have its name. */
export const keys = {
  next: ['j', 'ArrowDown'],
  previous: ['k', 'ArrowUp'],
  edit: ['e'],
  done: ['c'],
  up: ['Alt+ArrowUp'],
  down: ['Alt+ArrowDown'],
  clear: ['Escape'],
  help: ['?'],
} as const

/** The key that was pressed in the list. There is none while somebody types, or in a menu or dialog above the list. */
export function keyOf(event: React.KeyboardEvent): string | undefined {
  const { key, altKey, ctrlKey, metaKey, target, currentTarget } = event
  if (ctrlKey || metaKey || !currentTarget.contains(target as Node)) return undefined
  if ((target as Element).matches('input:not([type=checkbox]), textarea, select')) return undefined
  return altKey ? `Alt+${key}` : key.length === 1 ? key.toLowerCase() : key
}

type Command = keyof typeof keys

export function commandOf(pressed: string): Command | undefined {
  return (Object.keys(keys) as Command[]).find((command) => keys[command].some((one) => one === pressed))
}
