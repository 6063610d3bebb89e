/** Text of people, without what would steer a terminal or turn its lines around. */
export function plain(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '�')
}

/** The known parts of a line. */
export function line(...parts: (string | null | false | undefined)[]): string {
  return parts
    .filter((part) => typeof part === 'string' && part !== '')
    .map((part) => plain(String(part)))
    .join(', ')
}

export function section(title: string, entries: string[]): string[] {
  return ['', `${title}:`, ...(entries.length > 0 ? entries : ['none']).map((entry) => `  ${entry}`)]
}

type Found = { id: string }

/** The last lines of a page, with the option that leads to the next one. */
export function pageEnd(found: Found[], limit: number): string[] {
  if (found.length === 0) return ['Nothing was found.']
  return found.length < limit ? [] : [`There may be more: --after ${found.at(-1)!.id}`]
}
