const marked = /( *)<!-- part: ([a-z -]+) -->([^]*?)<!-- end of part -->/g
const lines = /^<!-- part: ([a-z -]+) -->\n[^]*?^<!-- end of part -->\n/gm

/** The text of a page without the marked passages of parts that are gone. A passage of several parts goes with the last. */
export function withoutPassages(text: string, stays: (part: string) => boolean): string {
  const keeps = (parts: string) => parts.split(' ').some(stays)
  return text
    .replace(lines, (passage: string, parts: string) => (keeps(parts) ? passage : ''))
    .replace(marked, (passage: string, _space, parts: string) => (keeps(parts) ? passage : ''))
    .replace(/\n{3,}/g, '\n\n')
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
  return new RegExp(`(?<![\\w/.-])${RegExp.escape(path)}(?![\\w-]|\\.\\w)`).test(text)
}
