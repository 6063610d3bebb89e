import { expect, test } from 'vitest'
import { eventTypes } from '@/lib/events'

test('a webhook can be told of a task that is completed, and of no project that is', () => {
  expect(eventTypes).toContain('task.completed')
  expect(eventTypes).not.toContain('project.completed')
})
