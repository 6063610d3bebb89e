/** The values that SQL writes as `:name`. */
export type Values = Record<string, string>

const names = /(?<!:):([a-z]\w*)/gi

/** SQL with its `:names` as literals. A name without a value is null. */
export function filled(text: string, values: Partial<Values>): string {
  return text.replaceAll(names, (_, name: string) =>
    values[name] === undefined ? 'null' : `'${values[name]}'`,
  )
}

/** The ids that statements answer, each asked once all those are known that it names. */
export async function idsByName(statements: Values, known: Values, ask: (text: string) => Promise<string>) {
  const ids: Values = {}
  const waiting = new Map(Object.entries(statements))
  const isReady = (text: string) =>
    [...text.matchAll(names)].every(([, name = '']) => name in ids || name in known)

  while (waiting.size > 0) {
    const next = [...waiting].find(([, text]) => isReady(text))
    if (!next) throw new Error(`Nothing answers what these need: ${[...waiting.keys()].join(', ')}`)
    const [name, text] = next
    ids[name] = await ask(filled(text, { ...known, ...ids }))
    waiting.delete(name)
  }
  return ids
}
