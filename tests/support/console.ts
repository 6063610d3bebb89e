import { afterEach, beforeEach, vi } from 'vitest'

beforeEach(() => {
  vi.spyOn(console, 'error')
})

afterEach(() => {
  const printed = vi.mocked(console.error).mock.calls
  vi.restoreAllMocks()
  if (printed.length > 0) throw new Error(`The test printed an error: ${printed.flat().join(' ')}`)
})
