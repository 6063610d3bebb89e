import { expect, onTestFinished, test, vi } from 'vitest'
import { log } from '@/lib/observability/log'
import { reportError } from '@/lib/observability/report'
import { reportPageError } from '@/lib/observability/report-page-error'

test('a reported error is one line with the context of its request', () => {
  const lines = vi.spyOn(log, 'error').mockReturnValue()
  const error = new Error('unexpected')

  reportError(error, { requestId: 'request-1', method: 'GET', route: '/api/v1/notes', userId: 'user-1' })

  expect(lines.mock.calls).toEqual([
    [
      { requestId: 'request-1', method: 'GET', route: '/api/v1/notes', userId: 'user-1', error },
      'unexpected error',
    ],
  ])
})

test('one error that fails several components is reported once', () => {
  const lines = vi.spyOn(log, 'error').mockReturnValue()
  const error = new Error('unexpected')

  reportError(error, { requestId: 'request-1' })
  reportError(error, { requestId: 'request-1' })

  expect(lines).toHaveBeenCalledTimes(1)
})

test('an error that cannot even be read does not make it worse', () => {
  const hostile = Object.defineProperty(new Error('hostile'), 'message', {
    get() {
      throw new Error('twice')
    },
  })
  const { level } = log
  log.level = 'error'
  onTestFinished(() => void (log.level = level))

  expect(() => reportError(hostile, { requestId: 'request-1' })).not.toThrow()
})

test("a page's error is reported under the id of its request and the path of its page", () => {
  const lines = vi.spyOn(log, 'error').mockReturnValue()

  reportPageError(new Error('unexpected'), {
    method: 'POST',
    route: '/w/[workspaceId]/page',
    headers: { 'x-request-id': 'request-1' },
  })

  expect(lines.mock.calls[0]?.[0]).toMatchObject({ requestId: 'request-1', route: '/w/[workspaceId]' })
})
