/** The word for a stored value. A value that this version does not know stays as it is stored. */
export function wordOf(value: unknown, words: Readonly<Record<string, string>>): string {
  return words[String(value)] ?? String(value)
}
