import { NextRequest } from 'next/server'
import { describe, expect, test } from 'vitest'

const { GET } = await import('@/app/auth/onward/route')

const onward = (next?: string, headers: Record<string, string> = {}) =>
  GET(
    new NextRequest(`http://localhost:3000/auth/onward${next ? `?next=${encodeURIComponent(next)}` : ''}`, {
      headers,
    }),
  )

describe('the way on after a form that changed who somebody is', () => {
  test.each([
    ['/account?tab=1', '/account?tab=1'],
    ['//other.example/x', '/workspaces'],
    ['https://other.example/x', '/workspaces'],
    [undefined, '/workspaces'],
  ])('leads a browser from %s to %s', (next, location) => {
    const { status, headers } = onward(next)
    expect([status, headers.get('location')]).toEqual([303, location])
  })

  test('gives the router nothing to show, so it loads the page whole', () => {
    const { status, body, headers } = onward('/account', { rsc: '1' })
    expect([status, body, headers.get('location')]).toEqual([204, null, null])
    expect(headers.get('cache-control')).toBe('private, no-store')
  })
})
