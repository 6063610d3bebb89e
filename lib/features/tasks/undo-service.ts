import type { Caller } from '@/lib/auth/caller'
import { asUser, may } from '@/lib/db/transaction'
import { AppError } from '@/lib/errors'
import { selectPositions, updateTaskPosition } from './position-queries'
import type { FormerPlace } from './schema'
import { lockPositions } from './undo-queries'

/**
 * Puts a task back where it stood in the whole order of its project. Throws `precondition_failed` when somebody has moved it since,
 * or when its former neighbours are gone or have changed places.
 */
export function moveTaskBack(
  caller: Caller,
  workspaceId: string,
  taskId: string,
  { previous, next, position }: FormerPlace,
): Promise<void> {
  const neighbours = [previous, next].filter((id) => id !== null)
  const place = { neighbourId: (previous ?? next)!, behind: previous !== null }

  return asUser(caller, may('tasks.change', workspaceId), async (tx) => {
    const [, places, { outcome }] = await Promise.all([
      lockPositions(tx, workspaceId, taskId),
      selectPositions(tx, workspaceId, [taskId, ...neighbours]),
      updateTaskPosition(tx, workspaceId, taskId, place),
    ])
    const stays = places.some(({ id, position: current }) => id === taskId && current === position)
    const others = places.map(({ id }) => id).filter((id) => id !== taskId)
    if (outcome !== 'moved' || !stays || others.join() !== neighbours.join())
      throw new AppError('precondition_failed', 'This has changed since you read it.')
  })
}
