import { isUtf8 } from 'node:buffer'
import { z } from 'zod'
import { AppError } from '@/lib/errors'
import { storable, unstorable } from '@/lib/text/storable'

type Part = 'headers' | 'query' | 'body'

/** Throws `invalid_request` with one detail per refused field. */
export function parse<Schema extends z.ZodType>(
  part: Part,
  schema: Schema,
  value: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data

  const details = parsed.error.issues.flatMap((issue) =>
    pathsOf(issue).map((path) => ({ path: [part, ...path].join('.'), message: issue.message })),
  )
  throw new AppError('invalid_request', 'The request is not valid.', { details })
}

// Names an unknown field itself, not the object around it.
function pathsOf(issue: z.core.$ZodIssue): PropertyKey[][] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => [...issue.path, key])
  return [issue.path]
}

/** Throws `not_found` for a malformed parameter. */
export function parseParams<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new AppError('not_found', 'Not found.')
  return parsed.data
}

const NoQuery = z.strictObject({})

/** Refuses unknown parameters, also for an operation without any, because ignoring one would answer another question. */
export function parseQuery(schema: z.ZodType | undefined, { url }: Request): unknown {
  const query = parse('query', storable(schema ?? NoQuery), queryOf(url))
  return schema && query
}

/** Refuses a repeated parameter, because choosing one of its values would be a guess, and one that is no text. */
export function queryOf(url: string): Record<string, string> {
  const { search, searchParams } = new URL(url)
  const repeated = [...Map.groupBy(searchParams.keys(), (name) => name)]
    .filter(([, names]) => names.length > 1)
    .map(([name]) => name)
  const refusal = refusalOf(repeated, 'Give this parameter once.') ?? refusalOfGarbled(search.slice(1))
  if (refusal) throw refusal
  return Object.fromEntries(searchParams)
}

/** For parameters whose bytes are no text, which a URL would turn into another one. */
export function refusalOfGarbled(query: string): AppError | undefined {
  if (!query.includes('%')) return undefined
  const garbled = query.split('&').filter((pair) => !isUtf8(bytesOf(pair)))
  return refusalOf(
    garbled.map((pair) => pair.split('=')[0]!),
    unstorable,
  )
}

function refusalOf(names: string[], message: string) {
  if (names.length === 0) return undefined
  const details = names.map((name) => ({ path: `query.${name}`, message }))
  return new AppError('invalid_request', 'The request is not valid.', { details })
}

function bytesOf(pair: string) {
  const bytes = pair.replace(/%([\da-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
  return Buffer.from(bytes, 'latin1')
}
