import { type Node, parsed } from './regexp-parse'
import { stepsOf } from './regexp-steps'

/** Four times the text takes four times the steps of a linear expression, and sixteen times those of a quadratic one. */
const GROWTH_MAX = 6
const sizes = [
  [50, 200],
  [250, 1_000],
] as const
const endings = ['', '\u0001', '\n']
const characters = Array.from('aA0-. _/:"@=,;+([{<%\\!\nä。\u0001')

/** A text that makes the expression take more than linear time, made of its own parts repeated. */
export function slowText(pattern: RegExp): string | undefined {
  const tree = parsed(pattern)
  const pool = different(tree, [...new Set([...characters, ...pattern.source.split('')])])
  const spelled = (node: Node) => [
    ...new Set(pool.map((favourite, turn) => spell(node, [favourite, ...pool], turn))),
  ]
  const parts = [...new Set(partsOf(tree).flatMap(spelled))].filter(Boolean)
  const starts = ['', ...new Set(startsOf(tree).flatMap((node) => spelled(node).slice(0, 3)))]

  for (const start of starts)
    for (const part of parts)
      for (const ending of endings) {
        const isSlow = sizes.every((both) => {
          const [few, many] = both.map((size) =>
            steps(pattern, tree, start + part.repeat(Math.ceil(size / part.length)) + ending),
          )
          return many === Infinity || many! > few! * GROWTH_MAX
        })
        if (isSlow) return `${start}(${part})…${ending}`
      }
  return undefined
}

function steps(pattern: RegExp, tree: Node, text: string) {
  try {
    return stepsOf(pattern, text, tree)
  } catch (error) {
    if (error instanceof RangeError) return Infinity
    throw error
  }
}

/** Characters that the expression tells from each other, one of each sort. */
function different(tree: Node, pool: string[]) {
  const ones = allIn(tree).flatMap((node) => (node.kind === 'one' ? [node] : []))
  const sorts = new Map<string, string>()
  for (const character of pool) {
    const sort = [/\w/.test(character), ...ones.map((node) => node.test(character))].join()
    if (!sorts.has(sort)) sorts.set(sort, character)
  }
  return [...sorts.values()]
}

function allIn(node: Node): Node[] {
  return [node, ...childrenOf(node).flatMap(allIn)]
}

/** Every run of neighbours, at every depth. A word is not cut. */
function partsOf(node: Node): Node[] {
  const within = childrenOf(node).flatMap(partsOf)
  if (node.kind !== 'row') return [node, ...within]
  const cuts = cutsOf(node.items)
  const runs = cuts.flatMap((from, index) =>
    cuts.slice(index + 1).map((to) => rowOf(node.items.slice(from, to))),
  )
  return [...runs, ...within]
}

function startsOf(node: Node): Node[] {
  if (node.kind === 'choice') return node.options.flatMap(startsOf)
  if (node.kind !== 'row') return [node]
  return cutsOf(node.items).map((to) => rowOf(node.items.slice(0, to)))
}

function rowOf(items: Node[]): Node {
  return { kind: 'row', items }
}

/** The places between two neighbours that are not both letters of one word. */
function cutsOf(items: Node[]) {
  const isLetter = (node: Node | undefined) => node?.kind === 'one' && node.literal
  return [...items.keys(), items.length].filter((at) => !isLetter(items[at - 1]) || !isLetter(items[at]))
}

function childrenOf(node: Node): Node[] {
  if (node.kind === 'row') return node.items
  if (node.kind === 'choice') return node.options
  return 'body' in node ? [node.body] : []
}

/** A short text that the node matches, of the first characters of the pool that fit. */
function spell(node: Node, pool: string[], turn: number): string {
  switch (node.kind) {
    case 'one':
      return pool.find((character) => node.test(character)) ?? ''
    case 'row':
      return node.items.map((item) => spell(item, pool, turn)).join('')
    case 'choice':
      return spell(node.options[turn % node.options.length]!, pool, turn)
    case 'group':
      return spell(node.body, pool, turn)
    case 'repeat':
      return spell(node.body, pool, turn).repeat(Math.max(1, node.min))
    default:
      return ''
  }
}
