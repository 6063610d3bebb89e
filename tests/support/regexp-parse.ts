export type Node =
  | { kind: 'one'; literal: boolean; test: (character: string) => boolean }
  | { kind: 'edge'; holds: (text: string, at: number) => boolean }
  | { kind: 'look'; behind: boolean; negative: boolean; body: Node }
  | { kind: 'group'; number: number | undefined; body: Node }
  | { kind: 'again'; number: number }
  | { kind: 'repeat'; body: Node; min: number; max: number; lazy: boolean }
  | { kind: 'row'; items: Node[] }
  | { kind: 'choice'; options: Node[] }

const tokenOf = (classes: string) =>
  new RegExp(
    String.raw`\\p\{[^}]*\}|\\P\{[^}]*\}|\\u\{[^}]*\}|\\u[\da-f]{4}|\\x[\da-f]{2}|\\.|${classes}|\(\?(?:[:=!]|<[=!]|<\w+>)|[*+?]\??|\{\d+(?:,\d*)?\}\??|[^]`,
    'giuy',
  )
const plainClass = String.raw`\[(?:\\.|[^\]\\])*\]`
/** The flag v lets classes stand in a class. */
const nestedClass = String.raw`\[(?:\\.|\[(?:\\.|[^\]\\])*\]|[^\]\\])*\]`
const groupStart = /^\(\?(?::|<\w+>)$|^\($/
const quantifier = /^([*+?]|\{(\d+)(,?)(\d*)\})(\??)$/

/** The tree of a regular expression of JavaScript. A piece that it does not know throws. */
export function parsed({ source, flags }: RegExp): Node {
  const token = tokenOf(flags.includes('v') ? nestedClass : plainClass)
  const tokens = [...source.matchAll(token)].map(([text]) => text)
  let at = 0
  let groups = 0

  function choice(): Node {
    const options = [row()]
    while (tokens[at] === '|') {
      at += 1
      options.push(row())
    }
    return options.length === 1 ? options[0]! : { kind: 'choice', options }
  }

  function row(): Node {
    const items: Node[] = []
    while (at < tokens.length && tokens[at] !== '|' && tokens[at] !== ')') items.push(repeated(piece()))
    return { kind: 'row', items }
  }

  function repeated(body: Node): Node {
    const [, sign, from, comma, to, lazy] = quantifier.exec(tokens[at] ?? '') ?? []
    if (sign === undefined) return body
    at += 1
    const least = from === undefined ? Number(sign === '+') : Number(from)
    const most = from === undefined ? (sign === '?' ? 1 : Infinity) : comma ? Number(to || Infinity) : least
    return { kind: 'repeat', body, min: least, max: most, lazy: lazy === '?' }
  }

  function piece(): Node {
    const text = tokens[at]!
    at += 1
    if (text.startsWith('(')) return inBrackets(text)
    if (text === '^')
      return { kind: 'edge', holds: (whole, place) => place === 0 || isBreak(whole[place - 1]) }
    if (text === '$')
      return { kind: 'edge', holds: (whole, place) => place === whole.length || isBreak(whole[place]) }
    if (text === '\\b') return { kind: 'edge', holds: isWordEdge }
    if (text === '\\B') return { kind: 'edge', holds: (whole, place) => !isWordEdge(whole, place) }
    if (/^\\[1-9]$/.test(text)) return { kind: 'again', number: Number(text.slice(1)) }
    const pattern = new RegExp(`^(?:${text})$`, flags.replaceAll(/[gy]/g, ''))
    const known = new Map<string, boolean>()
    const test = (character: string) => known.get(character) ?? remember(known, character, pattern)
    return { kind: 'one', literal: /^(?:[^.[]|\\[^\w])$/.test(text), test }
  }

  function inBrackets(opening: string): Node {
    const number = opening === '(' || /^\(\?<\w/.test(opening) ? (groups += 1) : undefined
    const body = choice()
    at += 1
    if (groupStart.test(opening)) return { kind: 'group', number, body }
    return { kind: 'look', behind: opening.includes('<'), negative: opening.endsWith('!'), body }
  }

  function isBreak(character: string | undefined) {
    return flags.includes('m') && character === '\n'
  }

  return choice()
}

function remember(known: Map<string, boolean>, character: string, pattern: RegExp) {
  const answer = pattern.test(character)
  known.set(character, answer)
  return answer
}

function isWordEdge(text: string, at: number) {
  return /\w/.test(text[at - 1] ?? '') !== /\w/.test(text[at] ?? '')
}
