import { dirname, join } from 'node:path'

const statements = /^(?:import|export)\b[^'"`;]*?['"]([^'"]+)['"]\n/gm
const ends = ['', '.ts', '.tsx', '/index.ts']

/** The text of a module without its imports from `gone`, and without the lines and list elements that name what they brought. */
export function withoutImports(path: string, text: string, gone: ReadonlySet<string>): string {
  const names: string[] = []
  const rest = text.replace(statements, (statement: string, specifier: string) => {
    if (!isGone(path, specifier, gone)) return statement
    if (statement.startsWith('import')) names.push(...namesOf(statement))
    return ''
  })
  const cut = names.reduce(withoutElement, rest)

  const left = names.filter((name) => new RegExp(`(?<![\\w.'"/-])${name}\\b(?!['"/-])`).test(cut))
  if (left.length > 0) throw new Error(`${path} would still use ${left.join(', ')}.`)
  return cut
}

function isGone(path: string, specifier: string, gone: ReadonlySet<string>) {
  if (!/^(@\/|\.)/.test(specifier)) return false
  const target = specifier.startsWith('@/') ? specifier.slice(2) : join(dirname(path), specifier)
  return ends.some((end) => gone.has(target + end))
}

function namesOf(statement: string) {
  const brought = statement.replace(/\bfrom\b[^]*$/, '').replace(/^import (?:type )?/, '')
  return brought
    .replace(/^\* as /, '')
    .split(/[{},]/)
    .map((name) => name.trim().replace(/^type |^.* as /g, ''))
    .filter(Boolean)
}

function withoutElement(text: string, name: string) {
  return text
    .replace(new RegExp(`^ *(?:\\.\\.\\.)?${name},\\n`, 'gm'), '')
    .replace(new RegExp(`^ *\\{[^{}\\n]*: ${name}\\b[^{}\\n]*\\},\\n`, 'gm'), '')
    .replace(new RegExp(`(?<=\\[)(?:\\{[^{}\\n]*: ${name} \\}|(?:\\.\\.\\.)?${name})(?:, |(?=\\]))`, 'g'), '')
    .replace(new RegExp(`, (?:\\.\\.\\.)?${name}(?=[,\\]])`, 'g'), '')
}
