import { UsageError } from './usage-error.ts'

const PAGE_DEFAULT = 20
/** Equals private.operator_page, which cuts a longer page. */
const PAGE_MAX = 200

export const pageHelp = `--limit <n>   entries of a list, ${PAGE_DEFAULT} by default and ${PAGE_MAX} at most`

export function readLimit(text: string | undefined): number {
  if (text === undefined) return PAGE_DEFAULT
  const limit = /^\d{1,6}$/.test(text) ? Number(text) : 0
  if (limit < 1 || limit > PAGE_MAX)
    throw new UsageError(`--limit must be a number from 1 to ${PAGE_MAX}, not “${text}”.`)
  return limit
}

export function readId(option: string, text: string | undefined): string | null {
  if (text === undefined) return null
  if (!isId(text)) throw new UsageError(`${option} must be an id, not “${text}”.`)
  return text
}

export const isId = (text: string) => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text)
