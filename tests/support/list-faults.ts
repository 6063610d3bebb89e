type List = {
  /** The file that a person has to edit, and the name of the list in it. */
  file: string
  written: string[]
  wanted: string[]
  /** The text to write for an item. */
  line?: (item: string) => string
}

/** One sentence for each item that a list lacks, has too many or has twice: the file, and the text to add or to remove. */
export function listFaults({ file, written, wanted, line = (item) => item }: List): string[] {
  const missing = wanted.filter((item) => !written.includes(item))
  const surplus = written.filter((item) => !wanted.includes(item))
  const repeated = written.filter((item, index) => written.indexOf(item) !== index)
  return [
    ...missing.map((item) => `${item} stands in no line of ${file}: add \`${line(item)}\``),
    ...surplus.map((item) => `${item} stands in ${file} and is no more: remove it`),
    ...repeated.map((item) => `${item} stands twice in ${file}: remove one`),
  ]
}
