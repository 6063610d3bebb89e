import { dirname, join } from 'node:path/posix'

const imports =
  /^import (?:(?:type )?(?:[\w$]+(?:, )?)?(?:\* as [\w$]+|\{[^}]*\})? from )?(['"])([^'"]+)\1;?(?: *\/\/.*)?\r?(?:\n|$)/gm
const exports =
  /^export (?:type )?(?:\*(?: as [\w$]+)?|\{[^}]*\}) from (['"])([^'"]+)\1;?(?: *\/\/.*)?\r?(?:\n|$)/gm
/** An array, and no access to an element. */
const arrays = /(?<![\w$\])])\[([^[\]]*)\]/g
const element = /\s*(?:\{[^{}]*\}|[^,{}]+)(?:,|$)/g
const ends = ['', '.ts', '.tsx', '/index.ts']

/** The text of a module without its imports from `gone`, and without the elements of arrays that name what they brought. */
export function withoutImports(path: string, text: string, gone: ReadonlySet<string>): string {
  const names: string[] = []
  const rest = text
    .replace(exports, (statement, _, from: string) => (isGone(path, from, gone) ? '' : statement))
    .replace(imports, (statement: string, _, from: string) => {
      if (!isGone(path, from, gone)) return statement
      names.push(...namesOf(statement))
      return ''
    })
  const cut = names
    .reduce(withoutLines, rest)
    .replace(arrays, (array: string, inside: string) =>
      names.some((name) => uses(inside, name)) ? `[${withoutElements(inside, names)}]` : array,
    )

  const code = withoutWords(cut)
  const used = names.filter((name) => uses(code, name))
  const named = [...cut.matchAll(/['"]((?:\.{1,2}|@)\/[^'"\n]+)['"]/g)]
    .map(([, specifier]) => specifier!)
    .filter((specifier) => isGone(path, specifier, gone))
  const left = [...used, ...named]
  if (left.length > 0) throw new Error(`${path} would still use ${left.join(', ')}.`)
  return cut
}

function isGone(path: string, specifier: string, gone: ReadonlySet<string>) {
  if (!/^(@\/|\.)/.test(specifier)) return false
  const target = specifier.startsWith('@/') ? specifier.slice(2) : join(dirname(path), specifier)
  return ends.some((end) => gone.has(target + end))
}

function namesOf(statement: string) {
  const brought = statement.replace(/ from ['"][^]*$|^import ['"][^]*$/, '').replace(/^import (?:type )?/, '')
  return brought
    .split(/[{},]/)
    .map((name) => name.trim().replace(/^type |^.* as /g, ''))
    .filter(Boolean)
}

/** Cuts lines that are the name alone, in an array or an object. An argument of a call stays. */
function withoutLines(text: string, name: string) {
  const line = new RegExp(`^ *(?:\\.\\.\\.)?${RegExp.escape(name)},\\r?\\n`, 'gm')
  return text.replace(line, (found, offset: number, whole: string) =>
    openerBefore(whole, offset) === '(' ? found : '',
  )
}

function openerBefore(text: string, index: number) {
  let inner = 0
  for (let at = index - 1; at >= 0; at -= 1) {
    if (')]}'.includes(text[at]!)) inner += 1
    if (!'([{'.includes(text[at]!)) continue
    if (inner === 0) return text[at]
    inner -= 1
  }
  return undefined
}

function withoutElements(inside: string, names: readonly string[]) {
  const elements = inside.match(element) ?? []
  // An array of something else stays as it is, and the use of the name is refused.
  if (elements.join('') !== inside) return inside
  const left = elements.filter((text) => !names.some((name) => isElement(text, name))).join('')
  return inside.includes('\n') ? left : left.trim().replace(/,$/, '')
}

/** Returns whether an element is the name itself, or an object with it as a value. */
function isElement(text: string, name: string) {
  const alone = text.trim().replace(/,$/, '')
  if (alone.startsWith('{')) return new RegExp(`: ${RegExp.escape(name)}\\b(?=[ ,}])`).test(alone)
  return alone.replace(/^\.\.\./, '') === name
}

function uses(code: string, name: string) {
  return new RegExp(`(?<![\\w$'"/-])(?<!(?<!\\.\\.)\\.)${RegExp.escape(name)}(?![\\w$'"-])`).test(code)
}

/** Code without its comments and strings. */
function withoutWords(code: string) {
  return code.replace(/\/\*[^]*?\*\/|(?<![:'"])\/\/.*$/gm, '').replace(/'[^'\n]*'|"[^"\n]*"/g, "''")
}
