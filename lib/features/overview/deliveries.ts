import type { Tx } from '@/lib/db/transaction'
import { selectDeliveryDays } from './deliveries-queries'

export async function deliveriesIn(tx: Tx, workspaceId: string) {
  const days = await selectDeliveryDays(tx, workspaceId)
  return { deliveries: days.length > 0 ? days : null }
}
