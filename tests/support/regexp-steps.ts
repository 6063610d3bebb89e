import { type Node, parsed } from './regexp-parse'

const STEPS_MAX = 300_000

type Then = (at: number) => boolean

/** The steps in which an engine that backtracks, as V8's does, finds all matches in the text, or the first one without the flag g. */
export function stepsOf(pattern: RegExp, text: string, tree = parsed(pattern)): number {
  const groups: string[] = []
  let steps = 0

  function match(node: Node, at: number, then: Then): boolean {
    steps += 1
    if (steps > STEPS_MAX) throw new RangeError('too many steps')
    switch (node.kind) {
      case 'one':
        return at < text.length && node.test(text[at]!) && then(at + 1)
      case 'edge':
        return node.holds(text, at) && then(at)
      case 'again': {
        const found = groups[node.number] ?? ''
        steps += found.length
        return text.startsWith(found, at) && then(at + found.length)
      }
      case 'group':
        return match(node.body, at, (end) => {
          if (node.number === undefined) return then(end)
          const before = groups[node.number]
          groups[node.number] = text.slice(at, end)
          if (then(end)) return true
          groups[node.number] = before!
          return false
        })
      case 'look':
        return looks(node, at) !== node.negative && then(at)
      case 'choice':
        return node.options.some((option) => match(option, at, then))
      case 'row':
        return inRow(node.items, 0, at, then)
      default:
        return node.body.kind === 'one' ? ones(node, node.body, at, then) : repeats(node, 0, at, then)
    }
  }

  function inRow(items: Node[], index: number, at: number, then: Then): boolean {
    const item = items[index]
    return item ? match(item, at, (end) => inRow(items, index + 1, end, then)) : then(at)
  }

  /** A look behind is of one character at most. */
  function looks({ behind, body }: Extract<Node, { kind: 'look' }>, at: number): boolean {
    if (!behind) return match(body, at, () => true)
    return [at, at - 1].some((from) => from >= 0 && match(body, from, (end) => end === at))
  }

  function ones({ min, max, lazy }: Repeat, { test }: One, at: number, then: Then): boolean {
    let count = 0
    const fits = () => (steps += 1) && count < max && at + count < text.length && test(text[at + count]!)
    while (lazy ? count < min && fits() : fits()) count += 1
    if (count < min) return false
    if (lazy) {
      while (!then(at + count)) {
        if (!fits()) return false
        count += 1
      }
      return true
    }
    for (; count >= min; count -= 1) if ((steps += 1) && then(at + count)) return true
    return false
  }

  function repeats(node: Repeat, count: number, at: number, then: Then): boolean {
    const more = () =>
      count < node.max &&
      match(node.body, at, (end) => (end > at || count < node.min) && repeats(node, count + 1, end, then))
    const enough = () => count >= node.min && then(at)
    return node.lazy ? enough() || more() : more() || enough()
  }

  for (let start = 0; start <= text.length;) {
    let end = start
    const found = match(tree, start, (reached) => ((end = reached), true))
    if (found && !pattern.global) break
    start = found && end > start ? end : start + 1
  }
  return steps
}

type Repeat = Extract<Node, { kind: 'repeat' }>
type One = Extract<Node, { kind: 'one' }>
