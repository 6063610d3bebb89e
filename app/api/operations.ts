// Written by "npm run api:document" from the contracts below app/api/v1.

/** Where each operation is. */
export const operations = {
  acceptInvitation: 'POST /invitations/{token}/acceptance',
  changeLabel: 'PATCH /workspaces/{workspaceId}/labels/{labelId}',
  changeMember: 'PATCH /workspaces/{workspaceId}/members/{userId}',
  changeProject: 'PATCH /workspaces/{workspaceId}/projects/{projectId}',
  changeTask: 'PATCH /workspaces/{workspaceId}/tasks/{taskId}',
  changeTasks: 'POST /workspaces/{workspaceId}/tasks/bulk-changes',
  changeWorkspace: 'PATCH /workspaces/{workspaceId}',
  completeTask: 'PUT /workspaces/{workspaceId}/tasks/{taskId}/completion',
  createApiKey: 'POST /workspaces/{workspaceId}/api-keys',
  createInvitation: 'POST /workspaces/{workspaceId}/invitations',
  createLabel: 'POST /workspaces/{workspaceId}/labels',
  createProject: 'POST /workspaces/{workspaceId}/projects',
  createTask: 'POST /workspaces/{workspaceId}/tasks',
  createWorkspace: 'POST /workspaces',
  declineInvitation: 'POST /invitations/{token}/decline',
  getApiDocument: 'GET /openapi.json',
  getApiKey: 'GET /workspaces/{workspaceId}/api-keys/{apiKeyId}',
  getLabel: 'GET /workspaces/{workspaceId}/labels/{labelId}',
  getMember: 'GET /workspaces/{workspaceId}/members/{userId}',
  getProject: 'GET /workspaces/{workspaceId}/projects/{projectId}',
  getTask: 'GET /workspaces/{workspaceId}/tasks/{taskId}',
  getWorkspace: 'GET /workspaces/{workspaceId}',
  listActivity: 'GET /workspaces/{workspaceId}/activity',
  listApiKeys: 'GET /workspaces/{workspaceId}/api-keys',
  listInvitations: 'GET /workspaces/{workspaceId}/invitations',
  listLabels: 'GET /workspaces/{workspaceId}/labels',
  listMembers: 'GET /workspaces/{workspaceId}/members',
  listProjects: 'GET /workspaces/{workspaceId}/projects',
  listTasks: 'GET /workspaces/{workspaceId}/tasks',
  listWorkspaces: 'GET /workspaces',
  moveTask: 'PUT /workspaces/{workspaceId}/tasks/{taskId}/position',
  removeInvitation: 'DELETE /workspaces/{workspaceId}/invitations/{invitationId}',
  removeLabel: 'DELETE /workspaces/{workspaceId}/labels/{labelId}',
  removeMember: 'DELETE /workspaces/{workspaceId}/members/{userId}',
  removeProject: 'DELETE /workspaces/{workspaceId}/projects/{projectId}',
  removeTask: 'DELETE /workspaces/{workspaceId}/tasks/{taskId}',
  removeWorkspace: 'DELETE /workspaces/{workspaceId}',
  reopenTask: 'DELETE /workspaces/{workspaceId}/tasks/{taskId}/completion',
  revokeApiKey: 'DELETE /workspaces/{workspaceId}/api-keys/{apiKeyId}',
  transferOwnership: 'PUT /workspaces/{workspaceId}/ownership',
} as const

type ContractOf<Handler extends { endpoint: { contract: unknown } }> = Handler['endpoint']['contract']

/** What each operation takes and answers. */
export type Contracts = {
  acceptInvitation: ContractOf<(typeof import('./v1/invitations/[token]/acceptance/route'))['POST']>
  changeLabel: ContractOf<(typeof import('./v1/workspaces/[workspaceId]/labels/[labelId]/route'))['PATCH']>
  changeMember: ContractOf<(typeof import('./v1/workspaces/[workspaceId]/members/[userId]/route'))['PATCH']>
  changeProject: ContractOf<(typeof import('./v1/workspaces/[workspaceId]/projects/[projectId]/route'))['PATCH']>
  changeTask: ContractOf<(typeof import('./v1/workspaces/[workspaceId]/tasks/[taskId]/route'))['PATCH']>
  changeTasks: ContractOf<(typeof import('./v1/workspaces/[workspaceId]/tasks/bulk-changes/route'))['POST']>
  changeWorkspace: ContractOf<(typeof import('./v1/workspaces/[workspaceId]/route'))['PATCH']>
  completeTask: ContractOf<(typeof import('./v1/workspaces/[workspaceId]/tasks/[taskId]/completion/route'))['PUT']>
  createApiKey: ContractOf<(typeof import('./v1/workspaces/[workspaceId]/api-keys/route'))['POST']>
  createInvitation: ContractOf<(typeof import('./v1/workspaces/[workspaceId]/invitations/route'))['POST']>
  createLabel: ContractOf<(typeof import('./v1/workspaces/[workspaceId]/labels/route'))['POST']>
  createProject: ContractOf<(typeof import('./v1/workspaces/[workspaceId]/projects/route'))['POST']>
  createTask: ContractOf<(typeof import('./v1/workspaces/[workspaceId]/tasks/route'))['POST']>
  createWorkspace: ContractOf<(typeof import('./v1/workspaces/route'))['POST']>
  declineInvitation: ContractOf<(typeof import('./v1/invitations/[token]/decline/route'))['POST']>
  getApiDocument: ContractOf<(typeof import('./v1/openapi.json/route'))['GET']>
  getApiKey: ContractOf<(typeof import('./v1/workspaces/[workspaceId]/api-keys/[apiKeyId]/route'))['GET']>
  getLabel: ContractOf<(typeof import('./v1/workspaces/[workspaceId]/labels/[labelId]/route'))['GET']>
  getMember: ContractOf<(typeof import('./v1/workspaces/[workspaceId]/members/[userId]/route'))['GET']>
  getProject: ContractOf<(typeof import('./v1/workspaces/[workspaceId]/projects/[projectId]/route'))['GET']>
  getTask: ContractOf<(typeof import('./v1/workspaces/[workspaceId]/tasks/[taskId]/route'))['GET']>
  getWorkspace: ContractOf<(typeof import('./v1/workspaces/[workspaceId]/route'))['GET']>
  listActivity: ContractOf<(typeof import('./v1/workspaces/[workspaceId]/activity/route'))['GET']>
  listApiKeys: ContractOf<(typeof import('./v1/workspaces/[workspaceId]/api-keys/route'))['GET']>
  listInvitations: ContractOf<(typeof import('./v1/workspaces/[workspaceId]/invitations/route'))['GET']>
  listLabels: ContractOf<(typeof import('./v1/workspaces/[workspaceId]/labels/route'))['GET']>
  listMembers: ContractOf<(typeof import('./v1/workspaces/[workspaceId]/members/route'))['GET']>
  listProjects: ContractOf<(typeof import('./v1/workspaces/[workspaceId]/projects/route'))['GET']>
  listTasks: ContractOf<(typeof import('./v1/workspaces/[workspaceId]/tasks/route'))['GET']>
  listWorkspaces: ContractOf<(typeof import('./v1/workspaces/route'))['GET']>
  moveTask: ContractOf<(typeof import('./v1/workspaces/[workspaceId]/tasks/[taskId]/position/route'))['PUT']>
  removeInvitation: ContractOf<(typeof import('./v1/workspaces/[workspaceId]/invitations/[invitationId]/route'))['DELETE']>
  removeLabel: ContractOf<(typeof import('./v1/workspaces/[workspaceId]/labels/[labelId]/route'))['DELETE']>
  removeMember: ContractOf<(typeof import('./v1/workspaces/[workspaceId]/members/[userId]/route'))['DELETE']>
  removeProject: ContractOf<(typeof import('./v1/workspaces/[workspaceId]/projects/[projectId]/route'))['DELETE']>
  removeTask: ContractOf<(typeof import('./v1/workspaces/[workspaceId]/tasks/[taskId]/route'))['DELETE']>
  removeWorkspace: ContractOf<(typeof import('./v1/workspaces/[workspaceId]/route'))['DELETE']>
  reopenTask: ContractOf<(typeof import('./v1/workspaces/[workspaceId]/tasks/[taskId]/completion/route'))['DELETE']>
  revokeApiKey: ContractOf<(typeof import('./v1/workspaces/[workspaceId]/api-keys/[apiKeyId]/route'))['DELETE']>
  transferOwnership: ContractOf<(typeof import('./v1/workspaces/[workspaceId]/ownership/route'))['PUT']>
}
