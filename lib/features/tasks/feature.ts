import type { Feature } from '@/lib/feature'

export const tasks = {
  name: 'tasks',
  sample: true,
  needs: ['workspaces', 'projects', 'labels'],
  permissions: {
    'tasks.read': ['owner', 'admin', 'member', 'viewer'],
    'tasks.create': ['owner', 'admin', 'member'],
    'tasks.change': ['owner', 'admin', 'member'],
    'tasks.remove': ['owner', 'admin', 'member'],
  },
  keyScopes: ['tasks.read', 'tasks.create', 'tasks.change', 'tasks.remove'],
  activity: { task: { nameColumn: 'title', actions: ['completed', 'reopened'] } },
  exportTables: {
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
  },
  notExported: { 'tasks.due_or_never': 'It is due_on, for sorting.' },
  apiTags: {
    tasks: { name: 'Tasks', description: 'Tasks with due dates, assignees, order and search.' },
  },
  apiChanges: [
    {
      on: '2026-12-01',
      kind: 'changed',
      text: '`due` and the days of a list follow the time zone of the workspace, no longer UTC.',
      operations: ['listTasks'],
    },
    {
      on: '2026-11-30',
      kind: 'changed',
      text: 'A `projectId` without a project is 422 at `body.projectId`.',
      operations: ['createTask'],
    },
    {
      on: '2026-11-30',
      kind: 'changed',
      text: 'Two Chinese, Japanese or Korean characters are a search. Text without three letters in a row is refused.',
      operations: ['listTasks'],
    },
  ],
  examples: {
    keyScopes: ['tasks.read', 'tasks.create'],
    eventTypes: ['task.created', 'task.completed'],
    resourceName: 'Pick the apples',
    resourceValues: { title: 'Pick the apples' },
  },
} as const satisfies Feature
