type Part = { readonly en: object; readonly de: object }

/** All words of one language. Parts may add to what another part says, and no two may say the same thing. */
export function dictionary<Parts extends readonly Part[], Language extends keyof Part>(
  parts: Parts,
  language: Language,
): Merged<Parts, Language> {
  return parts.reduce<object>((all, part) => merged(all, part[language]), {}) as Merged<Parts, Language>
}

/** A value that has the words of every part. */
type Merged<Parts extends readonly Part[], Language extends keyof Part> = [
  { [At in keyof Parts]: (said: Plain<Parts[At][Language]>) => void }[number],
] extends [(all: infer All) => void]
  ? All
  : never

// Of modules that say something under the same key, TypeScript would take that key for optional.
type Plain<Said> = { readonly [Key in keyof Said & string]: Said[Key] }

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
