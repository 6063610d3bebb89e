/** A request by its method and path, `{name}` for an id of the scene, and the body that it is sent with. */
export type Planned = [request: string, body?: object]

/** How many rows of a table a statement may look at beyond those that it returns, where there is a reason. */
export const counted: Record<string, number> = {
  // Its counts are bounded by these.
  'GET /workspaces/{workspaceId}/overview': 5_100,
  // All of the tenant is read anyway, and one that has a fifth of a table is found by reading the table in order.
  'GET /me/export': 1_000,
}

const workspace = '/workspaces/{workspaceId}'

/** Every operation of the API, and every filter and sort that takes another plan. */
export const requests: Planned[] = [
  ['GET /workspaces'],
  ['POST /workspaces', { name: 'New' }],
  [`GET ${workspace}`],
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
  [`GET ${workspace}/projects`],
  [`POST ${workspace}/projects`, { name: 'New' }],
  [`GET ${workspace}/projects/{projectId}`],
  [`PATCH ${workspace}/projects/{projectId}`, { description: 'Changed' }],
  [`DELETE ${workspace}/projects/{doomedProjectId}`],
  [`GET ${workspace}/labels`],
  [`POST ${workspace}/labels`, { name: 'New', colour: 'red' }],
  [`GET ${workspace}/labels/{labelId}`],
  [`PATCH ${workspace}/labels/{labelId}`, { colour: 'blue' }],
  [`DELETE ${workspace}/labels/{doomedLabelId}`],
  [`GET ${workspace}/tasks`],
  [`GET ${workspace}/tasks?projectId={projectId}`],
  [`GET ${workspace}/tasks?state=open`],
  [`GET ${workspace}/tasks?state=done`],
  [`GET ${workspace}/tasks?assigneeId={otherId}`],
  [`GET ${workspace}/tasks?labelId={labelId}`],
  [`GET ${workspace}/tasks?sort=due`],
  [`GET ${workspace}/tasks?sort=due&state=open`],
  [`GET ${workspace}/tasks?due=overdue`],
  [`GET ${workspace}/tasks?due=none`],
  [`GET ${workspace}/tasks?sort=position&projectId={projectId}`],
  [`GET ${workspace}/tasks?q=c4ca4238a0b9`],
  [
    `POST ${workspace}/tasks`,
    { projectId: '{projectId}', title: 'New', assigneeId: '{otherId}', labelIds: ['{labelId}'] },
  ],
  [`GET ${workspace}/tasks/{taskId}`],
  [`PATCH ${workspace}/tasks/{taskId}`, { title: 'Changed', labelIds: ['{labelId}'] }],
  [`PUT ${workspace}/tasks/{taskId}/completion`],
  [`DELETE ${workspace}/tasks/{taskId}/completion`],
  [`PUT ${workspace}/tasks/{taskId}/position`, { after: '{siblingId}' }],
  [`POST ${workspace}/tasks/bulk-changes`, { change: 'complete', taskIds: ['{taskId}', '{siblingId}'] }],
  [
    `POST ${workspace}/tasks/bulk-changes`,
    { change: 'assign', taskIds: ['{taskId}'], assigneeId: '{otherId}' },
  ],
  [`DELETE ${workspace}/tasks/{doomedTaskId}`],
  [`GET ${workspace}/api-keys`],
  [`POST ${workspace}/api-keys`, { name: 'New', scopes: ['tasks.read'] }],
  [`GET ${workspace}/api-keys/{apiKeyId}`],
  [`DELETE ${workspace}/api-keys/{apiKeyId}`],
  [`GET ${workspace}/overview`],
  [`GET ${workspace}/activity`],
  [`GET ${workspace}/activity?actorId={otherId}`],
  [`GET ${workspace}/activity?resourceKind=task&resourceId={taskId}`],
  [`GET ${workspace}/tasks/{taskId}/comments`],
  [`POST ${workspace}/tasks/{taskId}/comments`, { body: 'Hm' }],
  [`GET ${workspace}/tasks/{taskId}/comments/{commentId}`],
  [`PATCH ${workspace}/tasks/{taskId}/comments/{commentId}`, { body: 'Hm!' }],
  [`DELETE ${workspace}/tasks/{taskId}/comments/{commentId}`],
  [`GET ${workspace}/tasks/{taskId}/attachments`],
  [
    `POST ${workspace}/tasks/{siblingId}/attachments`,
    { fileName: 'a.pdf', contentType: 'application/pdf', sizeBytes: 1 },
  ],
  [`GET ${workspace}/tasks/{taskId}/attachments/{attachmentId}`],
  [`GET ${workspace}/tasks/{taskId}/attachments/{attachmentId}/download`],
  [`GET ${workspace}/tasks/{taskId}/attachments/{begunId}/upload`],
  [`PUT ${workspace}/tasks/{taskId}/attachments/{attachmentId}/completion`],
  [`DELETE ${workspace}/tasks/{taskId}/attachments/{attachmentId}`],
  [`GET ${workspace}/webhooks`],
  [`POST ${workspace}/webhooks`, { url: 'https://example.com/new', eventTypes: ['*'] }],
  [`GET ${workspace}/webhooks/{webhookId}`],
  [`PATCH ${workspace}/webhooks/{webhookId}`, { description: 'Changed', enabled: true }],
  [`POST ${workspace}/webhooks/{webhookId}/secret-rotations`],
  [`POST ${workspace}/webhooks/{webhookId}/test-events`],
  [`GET ${workspace}/webhooks/{webhookId}/deliveries`],
  [`GET ${workspace}/webhooks/{webhookId}/deliveries?status=failed`],
  [`GET ${workspace}/webhooks/{webhookId}/deliveries/{deliveryId}`],
  [`POST ${workspace}/webhooks/{webhookId}/deliveries/{deliveryId}/replays`],
  [`DELETE ${workspace}/webhooks/{spareWebhookId}`],
  ['GET /me'],
  ['PATCH /me', { displayName: 'Ada' }],
  ['GET /me/sessions'],
  ['GET /me/export'],
  ['GET /invitations/{thirdToken}'],
  ['DELETE /workspaces/{spareWorkspaceId}'],
  [`PUT ${workspace}/ownership`, { userId: '{otherId}' }],
  ['DELETE /me/sessions/{sessionId}'],
  ['DELETE /me', { confirm: '{leaverEmail}' }],
  ['DELETE /me/sessions'],
]

/** Who sends a request: somebody of the scene. */
export function senderOf(request: string): 'owner' | 'invited' | 'leaver' {
  if (request.includes('oken}')) return 'invited'
  return request === 'DELETE /me' ? 'leaver' : 'owner'
}

/** Supabase Storage does not know these rows, so it refuses what the database has allowed. */
export const askStorage = [
  `POST ${workspace}/tasks/{siblingId}/attachments`,
  `GET ${workspace}/tasks/{taskId}/attachments/{attachmentId}/download`,
  `GET ${workspace}/tasks/{taskId}/attachments/{begunId}/upload`,
]

/** What no plan is needed for: it asks nothing of the database. */
export const withoutQueries = ['GET /openapi.json']
