import type { Route } from 'next'
import { Link } from '@/app/_ui/link'
import { messages } from '@/app/_messages/messages'
import { afterPath } from '@/app/paths'
import type { TaskQuery } from './view'
import { views } from './views'

type Props = { path: Route; query: TaskQuery }

/** Links to the other views of the same tasks. They keep the filters that every view has. */
export async function ViewSwitch({ path, query: { view: current, parameters } }: Props) {
  if (views.length === 1) return null
  const { work: m } = await messages()
  const shared: readonly string[] = views[0].filters.filter((name) =>
    views.every(({ filters }) => filters.includes(name)),
  )
  const kept = Object.fromEntries(Object.entries(parameters).filter(([name]) => shared.includes(name)))

  return (
    <nav
      aria-label={m.views}
      className="flex w-fit rounded-lg border border-line bg-surface p-0.5 shadow-raised"
    >
      {views.map((view) => (
        <Link
          key={view.name}
          href={afterPath(path, undefined, view === views[0] ? kept : { ...kept, view: view.name })}
          aria-current={view === current ? 'page' : undefined}
          className="inline-flex min-h-8 items-center gap-1.5 rounded-md px-3 text-sm font-medium text-ink-soft hover:text-ink aria-[current=page]:bg-sunken aria-[current=page]:text-ink pointer-coarse:min-h-10"
        >
          <view.icon aria-hidden className="size-4" />
          {view.label(m)}
        </Link>
      ))}
    </nav>
  )
}
