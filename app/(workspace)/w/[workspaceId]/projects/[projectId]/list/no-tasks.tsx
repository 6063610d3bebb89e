import type { Route } from 'next'
import { messages } from '@/app/_messages/messages'
import { EmptyState } from '@/app/_ui/empty-state'
import { LinkButton } from '@/app/_ui/link-button'
import type { TaskQuery } from '../views/view'

type Props = { query: TaskQuery; path: Route; mayAdd: boolean }

export async function NoTasks({ query: { filtered, after }, path, mayAdd }: Props) {
  const { project, work } = await messages()

  if (filtered) {
    return (
      <EmptyState
        title={work.nothingTitle}
        action={
          <LinkButton look="secondary" href={path}>
            {work.clear}
          </LinkButton>
        }
      >
        <p>{work.nothing}</p>
      </EmptyState>
    )
  }
  return (
    <EmptyState title={after ? project.emptyOlder : project.emptyTitle}>
      <p>{mayAdd ? project.emptyMayCreate : project.empty}</p>
    </EmptyState>
  )
}
