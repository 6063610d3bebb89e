import type { Part } from '../part.ts'

export const part: Part = {
  summary: 'Events of tasks for webhooks',
  needs: ['tasks', 'webhooks'],
  paths: ['tests/api/task-webhooks.test.ts'],
}
