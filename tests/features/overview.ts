import type { FeatureProof } from '../support/feature-proof.ts'

export const proof: FeatureProof = {
  plans: {
    requests: [[`GET /workspaces/{workspaceId}/overview`]],
    // Its counts are bounded by these.
    counted: { 'GET /workspaces/{workspaceId}/overview': 5_100 },
  },
}
