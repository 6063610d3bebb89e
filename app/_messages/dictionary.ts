/** All words of one language. Parts may add to what another part says, and no two may say the same thing. */
export function dictionary<Part extends object>(parts: readonly Part[]): Merged<Part> {
  return parts.reduce<object>((all, part) => merged(all, part), {}) as Merged<Part>
}

/** A value that has the keys of all parts of a list. */
type Merged<Part> = (Part extends unknown ? (part: Part) => void : never) extends (all: infer All) => void
  ? All
  : never

function merged(all: object, part: object): object {
  const texts = new Map<string, unknown>(Object.entries(all))
  for (const [key, said] of Object.entries(part)) texts.set(key, joined(texts.get(key), said, key))
  return Object.fromEntries(texts)
}

function joined(before: unknown, said: unknown, key: string) {
  if (before === undefined) return said
  if (isGroup(before) && isGroup(said)) return merged(before, said)
  throw new Error(`Two parts say “${key}”.`)
}

function isGroup(said: unknown): said is object {
  return typeof said === 'object' && said !== null
}
