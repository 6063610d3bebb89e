import { parseSync } from 'vite'

const clause =
  /^(What|Whatever|Who|Whoever|Whom|Whose|Whether|Where|Wherever|How|As|Was|Wer|Wem|Wen|Wessen|Ob|Wie|Wo) [^?]*$/

/** The faults of a sentence against the rule of CONTRIBUTING.md, as far as a pattern can find them. */
export function faultsOf(sentence: string): string[] {
  const prose = sentence.replaceAll(/`[^`]*`|https?:\S+/g, '…')
  return [
    ...(clause.test(prose) ? [`opens with a clause: ${sentence}`] : []),
    ...(/;(\s|$)/.test(prose) ? [`has a semicolon: ${sentence}`] : []),
  ]
}

/** Comments of TypeScript, with lines of their own or behind code. A comment in a string is left out. */
export function sentencesOfComments(code: string): string[] {
  const blocks = [...code.matchAll(/^[ \t]*\{?\/\*\*?([\s\S]*?)\*\//gm)].map(([, text]) =>
    text!.replaceAll(/^[ \t]*\*/gm, ''),
  )
  return [...blocks, ...lineComments(code, '//')].flatMap(sentencesOf)
}

/** Comments of SQL, also within functions. */
export function sentencesOfSql(code: string): string[] {
  return lineComments(code, '--').flatMap(sentencesOf)
}

export function sentencesOfCss(code: string): string[] {
  return [...code.matchAll(/\/\*([\s\S]*?)\*\//g)].flatMap(([, text]) => sentencesOf(text!))
}

/** Comments with lines of their own, a block as one text, and those behind code. */
function lineComments(code: string, mark: '//' | '--') {
  const blocks = [...code.matchAll(new RegExp(`(?:^[ \\t]*${mark}.*\\n?)+`, 'gm'))].map(([text]) =>
    text.replaceAll(new RegExp(`^[ \\t]*${mark}`, 'gm'), ''),
  )
  const behind = [...code.matchAll(new RegExp(`^[ \\t]*(?!${mark})(\\S.*?) ${mark} (.+)$`, 'gm'))]
    .filter(([, before]) => !isWithinString(before!))
    .map(([, , text]) => text!)
  return [...blocks, ...behind]
}

function isWithinString(before: string) {
  return [`'`, '"', '`'].some((quote) => before.split(quote).length % 2 === 0)
}

/** The descriptions and summaries of an OpenAPI document. */
export function sentencesOfDocument(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return []
  return Object.entries(part).flatMap(([name, value]) =>
    typeof value === 'string'
      ? ['description', 'summary'].includes(name)
        ? sentencesOf(value)
        : []
      : sentencesOfDocument(value),
  )
}

const sql =
  /(?:^(?:--.*\n)*|;)\s*(?:alter|analyze|begin|commit|create|delete|do|drop|grant|insert|reset|revoke|rollback|select|set|truncate|update|with)\b/
/** A value of a header, such as `text/html; charset=utf-8`, a style sheet, and a command of the shell. */
const otherCode = /;\s*[\w-]+=|default-src|X11;|\{[^}]*:|; then\b/

/** Texts of a module that a person reads: its strings without code. */
export function sentencesOfTexts(code: string): string[] {
  return stringsIn(parseSync('texts.ts', code).program)
    .flatMap((text) => text.split(/\n\s*\n/))
    .filter((text) => /\p{L} \S/u.test(text) && !sql.test(text) && !otherCode.test(text))
    .flatMap(sentencesOf)
}

type Node = { type?: string; value?: unknown; quasis?: { value: { raw: string } }[] }

function stringsIn(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return []
  const { type, value, quasis } = node as Node
  const own = type === 'Literal' && typeof value === 'string' ? [value] : []
  const template = type === 'TemplateLiteral' ? [quasis!.map((part) => part.value.raw).join('…')] : []
  return [...own, ...template, ...Object.values(node).flatMap(stringsIn)]
}

/** Headings, paragraphs, items and cells of Markdown, without code. */
export function sentencesOfPage(text: string): string[] {
  return text
    .replaceAll(/^ *```[\s\S]*?^ *```/gm, '')
    .replaceAll(/^(#+|\s*[-*]|\s*\d+\.)\s+/gm, '\n\n')
    .replaceAll(/^(#+ .*)$/gm, '$1\n\n')
    .split(/\n\s*\n|\|/)
    .flatMap(sentencesOf)
}

function sentencesOf(text: string): string[] {
  return text
    .replaceAll(/\s+/g, ' ')
    .split(/(?<=[.!?:])\s+(?=\p{Lu})/u)
    .map((sentence) => sentence.trim())
    .filter(Boolean)
}
