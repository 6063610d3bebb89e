import type { Caller } from '@/lib/auth/caller'
import { found } from '@/lib/db/found'
import { asUser, may } from '@/lib/db/transaction'
import { selectNeighbours, selectPositions, updateTaskPosition } from './position-queries'
import { refuse } from '@/lib/errors'
import type { FormerPlace, MoveTask } from './schema'

/** Throws `invalid_request` unless the neighbour is another task of the project. Returns the former place. */
export function moveTask(
  caller: Caller,
  workspaceId: string,
  taskId: string,
  input: MoveTask,
): Promise<FormerPlace> {
  const behind = 'after' in input
  const neighbourId = behind ? input.after : input.before

  return asUser(caller, may('tasks.change', workspaceId), async (tx) => {
    const [neighbours, { outcome }, [place]] = await Promise.all([
      selectNeighbours(tx, workspaceId, taskId),
      updateTaskPosition(tx, workspaceId, taskId, { neighbourId, behind }),
      selectPositions(tx, workspaceId, [taskId]),
    ])
    found(outcome === 'no task' ? undefined : outcome)
    if (outcome === 'no neighbour')
      refuse(behind ? 'body.after' : 'body.before', 'Choose another task of the same project.')
    return { ...found(neighbours), position: found(place).position }
  })
}
