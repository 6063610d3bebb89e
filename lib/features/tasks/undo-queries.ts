import type { Tx } from '@/lib/db/transaction'
import { updateTaskPosition } from './position-queries'

/** Makes other moves of the project wait, as every move does. A task has no place behind itself, so this one moves nothing. */
export async function lockPositions(tx: Tx, workspaceId: string, taskId: string) {
  await updateTaskPosition(tx, workspaceId, taskId, { neighbourId: taskId, behind: true })
}
