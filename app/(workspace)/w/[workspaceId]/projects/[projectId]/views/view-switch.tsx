import { Columns3, List } from 'lucide-react'
import type { Route } from 'next'
import Link from 'next/link'
import { messages } from '@/app/_messages/messages'
import { afterPath } from '@/app/paths'
import type { Asked } from '../filter/task-query'

/** The same tasks as a list or as a board; what both can be narrowed by is kept. */
export async function ViewSwitch({ path, asked: { view, query } }: { path: Route; asked: Asked }) {
  const { work: m } = await messages()
  const { assigneeId, labelId, q } = query
  const kept = Object.fromEntries(
    Object.entries({ assigneeId, labelId, q }).filter((entry): entry is [string, string] => !!entry[1]),
  )
  const views = [
    { name: m.list, icon: <List aria-hidden className="size-4" />, here: view === 'list', query: kept },
    {
      name: m.board,
      icon: <Columns3 aria-hidden className="size-4" />,
      here: view === 'board',
      query: { ...kept, view: 'board' },
    },
  ]

  return (
    <nav
      aria-label={m.views}
      className="flex w-fit rounded-lg border border-line bg-surface p-0.5 shadow-raised"
    >
      {views.map(({ name, icon, here, query: search }) => (
        <Link
          key={name}
          href={afterPath(path, undefined, search)}
          aria-current={here ? 'page' : undefined}
          className="inline-flex min-h-8 items-center gap-1.5 rounded-md px-3 text-sm font-medium text-ink-soft hover:text-ink aria-[current=page]:bg-sunken aria-[current=page]:text-ink pointer-coarse:min-h-10"
        >
          {icon}
          {name}
        </Link>
      ))}
    </nav>
  )
}
