/** How the rows of a table that belong to one workspace are exported. */
export type ExportedTable = {
  /** Names the workspace of a row. */
  tenant: 'id' | 'workspace_id'
  /** What else makes a row unique, ids in the order of an index. */
  key: readonly string[]
  columns: readonly string[]
  /** A column with a user's id, to which their name is added. */
  person?: string
}

/** What an export holds of each workspace, as far as its reader may see it: a file per table, one line per row. */
export const exportedTables: Record<string, ExportedTable> = {
  workspaces: {
    tenant: 'id',
    key: ['id'],
    columns: ['id', 'name', 'version', 'created_at', 'updated_at'],
  },
  memberships: {
    tenant: 'workspace_id',
    key: ['user_id'],
    columns: ['workspace_id', 'user_id', 'role', 'version', 'created_at'],
    person: 'user_id',
  },
  invitations: {
    tenant: 'workspace_id',
    key: ['id'],
    columns: ['id', 'workspace_id', 'email', 'role', 'created_by', 'created_at', 'expires_at'],
  },
  api_keys: {
    tenant: 'workspace_id',
    key: ['id'],
    columns: [
      'id',
      'workspace_id',
      'name',
      'prefix',
      'scopes',
      'expires_at',
      'last_used_at',
      'revoked_at',
      'created_by',
      'created_at',
    ],
  },
  projects: {
    tenant: 'workspace_id',
    key: ['id'],
    columns: [
      'id',
      'workspace_id',
      'name',
      'description',
      'version',
      'created_by',
      'created_at',
      'updated_at',
    ],
  },
  labels: {
    tenant: 'workspace_id',
    key: ['id'],
    columns: ['id', 'workspace_id', 'name', 'colour', 'version', 'created_at', 'updated_at'],
  },
  tasks: {
    tenant: 'workspace_id',
    key: ['id'],
    columns: [
      'id',
      'workspace_id',
      'project_id',
      'title',
      'description',
      'assignee_id',
      'due_on',
      'position',
      'completed_at',
      'version',
      'created_by',
      'created_at',
      'updated_at',
    ],
  },
  task_labels: {
    tenant: 'workspace_id',
    key: ['task_id', 'label_id'],
    columns: ['workspace_id', 'task_id', 'label_id', 'created_at'],
  },
  comments: {
    tenant: 'workspace_id',
    key: ['id'],
    columns: ['id', 'workspace_id', 'task_id', 'body', 'version', 'created_by', 'created_at', 'updated_at'],
    person: 'created_by',
  },
  attachments: {
    tenant: 'workspace_id',
    key: ['id'],
    columns: [
      'id',
      'workspace_id',
      'task_id',
      'file_name',
      'content_type',
      'size_bytes',
      'status',
      'object_name',
      'created_by',
      'created_at',
      'completed_at',
    ],
  },
  webhooks: {
    tenant: 'workspace_id',
    key: ['id'],
    columns: [
      'id',
      'workspace_id',
      'url',
      'description',
      'event_types',
      'enabled',
      'disabled_reason',
      'failing_since',
      'secret_changed_at',
      'version',
      'created_by',
      'created_at',
      'updated_at',
    ],
  },
  activity: {
    tenant: 'workspace_id',
    key: ['id'],
    columns: [
      'id',
      'workspace_id',
      'actor_kind',
      'actor_id',
      'api_key_id',
      'resource_kind',
      'resource_id',
      'resource_name',
      'action',
      'before',
      'after',
      'request_id',
      'created_at',
    ],
  },
}

/** What an export leaves out of what a user may read, and why. A test wants every other table and column above. */
export const notExported: Record<string, string> = {
  profiles: 'One’s own is in account.json; names of others stand beside their memberships.',
  webhook_deliveries: 'They repeat the activity, and go after 30 days.',
  webhook_attempts: 'They are a log of the last 30 days.',
  'tasks.due_or_never': 'It is due_on, for sorting.',
}
