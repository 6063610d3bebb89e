type List = {
  /** The file that a person has to edit, and the name of the list in it: one for all items, or one for each. */
  file: string | ((item: string) => string)
  written: string[]
  wanted: string[]
  /** The text to write for an item. */
  line?: (item: string) => string
  /** The way out for an item that nothing wants. */
  surplus?: string
}

/** One sentence for each item that a list lacks, has too many or has twice: the file, and the text to add or to remove. */
export function listFaults({
  file,
  written,
  wanted,
  line = (item) => item,
  surplus = 'remove it',
}: List): string[] {
  const place = typeof file === 'string' ? () => file : file
  const missing = wanted.filter((item) => !written.includes(item))
  const unwanted = written.filter((item) => !wanted.includes(item))
  const repeated = written.filter((item, index) => written.indexOf(item) !== index)
  return [
    ...missing.map((item) => `${item} stands in no line of ${place(item)}: add \`${line(item)}\``),
    ...unwanted.map((item) => `${item} stands in ${place(item)} and nothing has it: ${surplus}`),
    ...repeated.map((item) => `${item} stands twice in ${place(item)}: remove one`),
  ]
}
