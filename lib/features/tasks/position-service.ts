import type { Caller } from '@/lib/auth/caller'
import { found } from '@/lib/db/found'
import { asUser, may, type Tx } from '@/lib/db/transaction'
import { AppError } from '@/lib/errors'
import { lockPositions, selectNeighbours, selectPositions, updateTaskPosition } from './position-queries'
import { refuse } from './refusals'
import type { FormerPlace, MoveTask } from './schema'

/** Throws `invalid_request` unless the neighbour is another task of the project. Returns the input of moveTaskBack. */
export function moveTask(
  caller: Caller,
  workspaceId: string,
  taskId: string,
  input: MoveTask,
): Promise<FormerPlace> {
  return asUser(caller, may('tasks.change', workspaceId), async (tx) => {
    const [neighbours, outcome, [place]] = await Promise.all([
      selectNeighbours(tx, workspaceId, taskId),
      move(tx, workspaceId, taskId, input),
      selectPositions(tx, workspaceId, [taskId]),
    ])
    found(outcome === 'no task' ? undefined : outcome)
    if (outcome === 'no neighbour')
      refuse('after' in input ? 'body.after' : 'body.before', 'Choose another task of the same project.')
    return { ...found(neighbours), position: found(place).position }
  })
}

/** Throws `precondition_failed` when the task has moved since, or when its former neighbours are gone or have changed order. */
export function moveTaskBack(
  caller: Caller,
  workspaceId: string,
  taskId: string,
  { previous, next, position }: FormerPlace,
): Promise<void> {
  const neighbours = [previous, next].filter((id) => id !== null)
  const input = previous === null ? { before: next! } : { after: previous }

  return asUser(caller, may('tasks.change', workspaceId), async (tx) => {
    const [, places, outcome] = await Promise.all([
      lockPositions(tx, workspaceId, taskId),
      selectPositions(tx, workspaceId, [taskId, ...neighbours]),
      move(tx, workspaceId, taskId, input),
    ])
    const stays = places.some((place) => place.id === taskId && place.position === position)
    const others = places.map(({ id }) => id).filter((id) => id !== taskId)
    if (outcome !== 'moved' || !stays || others.join() !== neighbours.join())
      throw new AppError('precondition_failed', 'This has changed since you read it.')
  })
}

async function move(tx: Tx, workspaceId: string, taskId: string, input: MoveTask) {
  const behind = 'after' in input
  const neighbourId = behind ? input.after : input.before
  return (await updateTaskPosition(tx, workspaceId, taskId, { neighbourId, behind })).outcome
}
