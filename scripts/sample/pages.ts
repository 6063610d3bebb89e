const marks = String.raw`<!-- part: ([a-z -]+) -->`
const end = '<!-- end of part -->'
const blockAfterBlank = new RegExp(String.raw`(?<=^|\n\n)${marks}\n[^]*?\n${end}\n(?:\n|$)`, 'g')
const block = new RegExp(String.raw`(?<=^|\n)${marks}\n[^]*?\n${end}\n`, 'g')
const passage = new RegExp(String.raw`${marks}[^]*?${end}`, 'g')

/**
 * The text of a page without the marked passages of parts that are gone. A passage of several parts goes with the last. A passage inside of
 * a line holds the space before it.
 */
export function withoutPassages(text: string, stays: (part: string) => boolean): string {
  return [blockAfterBlank, block, passage].reduce(
    (left, pattern) =>
      left.replace(pattern, (found: string, parts: string) => (parts.split(' ').some(stays) ? found : '')),
    text,
  )
}

/** The text of a page without the rows of tables that name a path of `gone`. A comment would end a table, so rows need no marks. */
export function withoutRows(text: string, gone: readonly string[]): string {
  const names = (line: string) => line.startsWith('|') && gone.some((path) => hasPath(line, path))
  return text
    .split('\n')
    .filter((line) => !names(line))
    .join('\n')
}

export function hasPath(text: string, path: string): boolean {
  if (!text.includes(path)) return false
  return new RegExp(`(?<![\\w/.-])${RegExp.escape(path)}(?![\\w-]|\\.\\w)`).test(text)
}
