import type { FeatureProof } from '../support/feature-proof.ts'

export const proof: FeatureProof = {
  plans: {
    requests: [
      [
        `POST /workspaces/{workspaceId}/tasks/bulk-changes`,
        { change: 'complete', taskIds: ['{taskId}', '{siblingId}'] },
      ],
      [
        `POST /workspaces/{workspaceId}/tasks/bulk-changes`,
        { change: 'assign', taskIds: ['{taskId}'], assigneeId: '{otherId}' },
      ],
    ],
  },
}
