import { type ErrorCode, statusByCode } from '@/lib/errors'
import { meanings } from '@/lib/http/openapi/failures'
import { document } from '@/lib/http/openapi/written'
import { groups, titleOf } from './groups'
import { guides } from './guides'
import { operationPath } from './operation-path'
import { guidePath } from './paths'
import { schemaAnchor } from './schema-place'

export const QUERY_LENGTH_MAX = 100
export const FOUND_MAX = 50

export type Found = { kind: string; title: string; detail: string; href: string }

const all: (Found & { words: string })[] = [
  ...guides.map(({ slug, title, lead, words }) => entry('Guide', title, lead, guidePath(slug), words)),
  ...groups.flatMap(({ tag, operations }) =>
    operations.map(({ method, path, operation }) =>
      entry(
        'Operation',
        titleOf(operation),
        `${method} ${path}`,
        operationPath(operation.operationId),
        `${tag} ${operation.operationId} ${operation.description ?? ''} ${operation['x-permission'] ?? ''}`,
      ),
    ),
  ),
  ...Object.entries(statusByCode).map(([code, status]) =>
    entry('Error code', code, `${status}. ${meanings[code as ErrorCode]}`, `${guidePath('errors')}#${code}`),
  ),
  ...Object.entries(document.components.schemas).flatMap(([name, { properties = {} }]) =>
    Object.entries(properties).map(([field, { description = '' }]) =>
      entry('Field', `${name}.${field}`, description, schemaAnchor(name)),
    ),
  ),
]

function entry(kind: string, title: string, detail: string, href: string, more = '') {
  return { kind, title, detail, href, words: `${title} ${detail} ${more}`.toLowerCase() }
}

/** Entries that have every word of the query, those with a word in the title first. One more than FOUND_MAX shows that there are others. */
export function search(query: string): Found[] {
  const words = query.slice(0, QUERY_LENGTH_MAX).toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  const found = all.filter((each) => words.every((word) => each.words.includes(word)))
  const isNamed = ({ title }: Found) => words.some((word) => title.toLowerCase().includes(word))
  return [...found.filter(isNamed), ...found.filter((each) => !isNamed(each))].slice(0, FOUND_MAX + 1)
}
