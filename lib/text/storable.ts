import { z } from 'zod'

/** Postgres holds neither a zero byte nor half a character, which would silently become another one. */
export const unstorable = 'This text has a character that cannot be stored.'

/** No schema looks deeper. */
const DEPTH_MAX = 32

/** Parses what a request sends, and first refuses each text in it, 32 levels deep, that could not be kept as it is. */
export function storable<Schema extends z.ZodType>(schema: Schema) {
  return z
    .unknown()
    .superRefine((sent, context) => {
      for (const path of unstorablePaths(sent))
        context.addIssue({ code: 'custom', message: unstorable, path })
    })
    .pipe(schema)
}

function unstorablePaths(sent: unknown): string[][] {
  const found: string[][] = []
  const waiting: { value: unknown; path: string[] }[] = [{ value: sent, path: [] }]
  for (const { value, path } of waiting) {
    if (typeof value === 'string' && !isStorable(value)) found.push(path)
    if (!(value instanceof Object) || path.length >= DEPTH_MAX) continue
    if (!Object.keys(value).every(isStorable)) found.push(path)
    waiting.push(...Object.entries(value).map(([key, part]) => ({ value: part, path: [...path, key] })))
  }
  return found
}

function isStorable(text: string) {
  return text.isWellFormed() && !text.includes('\0')
}
