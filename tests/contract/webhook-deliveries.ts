import { owner } from '../support/owner'
import type { Finding } from './finding'

/** A test event answers with its delivery, which has a path elsewhere. */
export const deliveries: Finding = {
  name: 'deliveryId',
  async find(workspaceId) {
    const { rows } = await owner.query<{ id: string }>(
      'select id from webhook_deliveries where workspace_id = $1',
      [workspaceId],
    )
    return rows.map(({ id }) => id)
  },
}
