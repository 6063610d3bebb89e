import type { Metadata } from 'next'
import { PageHeader } from '@/app/_ui/page-header'
import { Anchor } from '../anchor'
import { SearchForm } from '../search-form'
import { FOUND_MAX, QUERY_LENGTH_MAX, search } from '../search-index'

export const metadata: Metadata = {
  title: 'Search · API reference',
  description: 'Finds operations, fields, error codes and guides.',
  robots: { index: false },
}

export default async function Page({ searchParams }: PageProps<'/docs/api/search'>) {
  const { q } = await searchParams
  const query = [q].flat()[0]?.slice(0, QUERY_LENGTH_MAX).trim() ?? ''
  const matches = search(query)
  const found = matches.slice(0, FOUND_MAX)

  return (
    <>
      <SearchForm query={query} />
      <PageHeader title="Search" lead={leadOf(query, matches.length)} />
      {found.length > 0 && (
        <ul aria-label="Found" className="grid gap-4">
          {found.map(({ kind, title, detail, href }) => (
            <li key={`${kind} ${title} ${href}`} className="grid gap-0.5">
              <p>
                <Anchor href={href}>{title}</Anchor> <span className="text-sm text-ink-soft">{kind}</span>
              </p>
              <p className="text-sm text-ink-soft">{detail}</p>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function leadOf(query: string, found: number) {
  if (query === '') return 'Type a word, such as a field or an error code.'
  if (found === 0) return `Nothing has all the words of “${query}”. Try fewer, or a part of one.`
  if (found > FOUND_MAX) return `The first ${FOUND_MAX} for “${query}”. Another word finds fewer.`
  return `${found} for “${query}”.`
}
