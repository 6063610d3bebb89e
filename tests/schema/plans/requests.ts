import { ofProduct } from '../../features/proofs.ts'
import type { Planned } from './planned.ts'

const workspace = '/workspaces/{workspaceId}'
const plans = ofProduct.flatMap((proof) => proof.plans ?? [])

/** The number of rows of a table that a statement may look at beyond those that it returns, for a reason. */
export const counted: Record<string, number> = {
  ...Object.assign({}, ...plans.map((plan) => plan.counted)),
  // All of the tenant is read anyway, and one that has a fifth of a table is found by reading the table in order.
  'GET /me/export': 1_000,
  // A search by name reads the names of the tenant, 10,000 at most.
  [`GET ${workspace}/members?q=ser`]: 10_000,
}

/** Every operation of the API, and every filter and sort that takes another plan. */
export const requests: Planned[] = [
  ...plans.flatMap((plan) => plan.requests),
  ['GET /workspaces'],
  ['GET /workspaces?q=orch'],
  ['POST /workspaces', { name: 'New' }],
  [`GET ${workspace}`],
  [`GET ${workspace}/members?q=ser`],
  [`PATCH ${workspace}`, { name: 'Renamed' }],
  [`GET ${workspace}/members`],
  [`GET ${workspace}/members/{memberId}`],
  [`PATCH ${workspace}/members/{memberId}`, { role: 'viewer' }],
  [`DELETE ${workspace}/members/{memberId}`],
  [`GET ${workspace}/invitations`],
  [`POST ${workspace}/invitations`, { email: 'new@example.com', role: 'member' }],
  [`DELETE ${workspace}/invitations/{invitationId}`],
  ['POST /invitations/{token}/acceptance'],
  ['POST /invitations/{otherToken}/decline'],
  [`GET ${workspace}/api-keys`],
  [`POST ${workspace}/api-keys`, { name: 'New', scopes: ['workspace.read'] }],
  [`GET ${workspace}/api-keys/{apiKeyId}`],
  [`DELETE ${workspace}/api-keys/{apiKeyId}`],
  [`POST ${workspace}/live-tokens`],
  [`GET ${workspace}/activity`],
  [`GET ${workspace}/activity?actorId={otherId}`],
  [`GET ${workspace}/activity?resourceKind=api_key&resourceId={apiKeyId}`],
  ['GET /me'],
  ['PATCH /me', { displayName: 'Ada' }],
  ['GET /me/sessions'],
  ['GET /me/auth-events'],
  ['GET /me/factors'],
  ['GET /me/export'],
  ['GET /invitations/{thirdToken}'],
  ['DELETE /workspaces/{spareWorkspaceId}'],
  [`PUT ${workspace}/ownership`, { userId: '{otherId}' }],
  ['DELETE /me/sessions/{sessionId}'],
  ['DELETE /me', { confirm: '{leaverEmail}' }],
  ['DELETE /me/sessions'],
]

/** The sender of a request, of the scene. */
export function senderOf(request: string): 'owner' | 'invited' | 'leaver' {
  if (request.includes('oken}')) return 'invited'
  return request === 'DELETE /me' ? 'leaver' : 'owner'
}

/** Supabase Storage does not know these rows, so it refuses what the database has allowed. */
export const askStorage = plans.flatMap((plan) => plan.askStorage ?? [])

/** Requests without a plan, because they ask nothing of the database. */
export const withoutQueries = ['GET /openapi.json']
