import { expect, test, vi } from 'vitest'
import { logRequest } from '@/lib/observability/access-log'
import { log } from '@/lib/observability/log'

test.each([
  [200, 'info'],
  [304, 'info'],
  [404, 'warn'],
  [422, 'warn'],
  [500, 'error'],
  [503, 'error'],
] as const)('an answer with %i is one line at level %s', (status, level) => {
  const levels = { info: vi.spyOn(log, 'info'), warn: vi.spyOn(log, 'warn'), error: vi.spyOn(log, 'error') }
  const line = { requestId: 'request-1', method: 'GET', route: '/api/v1/notes', status, durationMs: 3 }

  logRequest(line)

  const written = Object.entries(levels).flatMap(([name, { mock }]) =>
    mock.calls.map((call) => [name, ...call]),
  )
  expect(written).toEqual([[level, line, 'request']])
})
