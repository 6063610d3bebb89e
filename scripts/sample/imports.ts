import { dirname, join } from 'node:path/posix'

const imports =
  /^import (?:(?:type )?(?:[\w$]+(?:, )?)?(?:\* as [\w$]+|\{[^}]*\})? from )?(['"])([^'"]+)\1;?(?: *\/\/.*)?\r?(?:\n|$)/gm
const exports =
  /^export (?:type )?(?:\*(?: as [\w$]+)?|\{[^}]*\}) from (['"])([^'"]+)\1;?(?: *\/\/.*)?\r?(?:\n|$)/gm
/** An array, and no access to an element. */
const arrays = /(?<![\w$\])])\[([^[\]]*)\]/g
const element = /\s*(?:\{[^{}]*\}|[^,{}]+)(?:,|$)/g
const declarations =
  /^export (?:async |declare |abstract )*(?:const|let|var|function\*?|class|type|interface|enum) ([\w$]+)/gm
const ends = ['', '.ts', '.tsx', '/index.ts']

/** A name that is in use, and the line that uses it. */
export type Use = { name: string; line: string }

/**
 * The text of a module without its imports from `gone`, and without the elements of arrays that name what they brought. `uses` are those
 * that are left, which a person has to remove.
 */
export function withoutImports(
  path: string,
  text: string,
  gone: ReadonlySet<string>,
): { text: string; uses: Use[] } {
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

  const named = specifiersIn(cut).filter((specifier) => isGone(path, specifier, gone))
  return {
    text: cut,
    uses: [
      ...usesOf(names, cut, uses),
      ...named.map((name) => ({ name, line: cut.split('\n').find((line) => line.includes(name))! })),
    ],
  }
}

/** Uses of exports that other modules lose. */
export function usesOfLost(path: string, text: string, lost: ReadonlyMap<string, readonly string[]>): Use[] {
  const targets = new Set(specifiersIn(text).flatMap((specifier) => targetsOf(path, specifier)))
  return [...targets].flatMap((target) => usesOf(lost.get(target) ?? [], text, says))
}

/** The names that a module exports. */
export function exportsOf(text: string): string[] {
  const code = withoutWords(text)
  const declared = [...code.matchAll(declarations)].map(([, name]) => name!)
  const listed = [...code.matchAll(/^export (?:type )?\{([^}]*)\}/gm)].flatMap(([, names]) =>
    names!.split(','),
  )
  return [...declared, ...listed.map((name) => name.trim().replace(/^type |^.* as /g, '')).filter(Boolean)]
}

function usesOf(
  names: readonly string[],
  text: string,
  isUse: (code: string, name: string) => boolean,
): Use[] {
  if (names.length === 0) return []
  const lines = text.split('\n')
  const code = withoutWords(text).split('\n')
  return names.flatMap((name) => {
    const at = code.findIndex((line) => isUse(line, name))
    return at < 0 ? [] : [{ name, line: lines[at]! }]
  })
}

function specifiersIn(text: string) {
  return [...text.matchAll(/['"]((?:\.{1,2}|@)\/[^'"\n]+)['"]/g)].map(([, specifier]) => specifier!)
}

function isGone(path: string, specifier: string, gone: ReadonlySet<string>) {
  return targetsOf(path, specifier).some((target) => gone.has(target))
}

/** The files of which a module may name one by a specifier. */
function targetsOf(path: string, specifier: string) {
  if (!/^(@\/|\.)/.test(specifier)) return []
  const target = specifier.startsWith('@/') ? specifier.slice(2) : join(dirname(path), specifier)
  return ends.map((end) => target + end)
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

function says(code: string, name: string) {
  return new RegExp(`(?<![\\w$])${RegExp.escape(name)}(?![\\w$])`).test(code)
}

/** Code without its comments and strings, on the same lines. */
function withoutWords(code: string) {
  return code
    .replace(/\/\*[^]*?\*\/|(?<![:'"])\/\/.*$/gm, (words) => words.replace(/[^\n]/g, ''))
    .replace(/'[^'\n]*'|"[^"\n]*"/g, "''")
}
