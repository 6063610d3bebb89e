import { afterEach, beforeEach, vi } from 'vitest'

/** Cookies of the page request that a test stands in for. */
export const jar = new Map<string, string>()
export const visitorHeaders = new Headers()

vi.mock('next/headers', () => ({
  headers: async () => visitorHeaders,
  cookies: async () => ({
    get: (name: string) => (jar.has(name) ? { name, value: jar.get(name) } : undefined),
    getAll: () => [...jar].map(([name, value]) => ({ name, value })),
    set: (name: string, value: string) => jar.set(name, value),
  }),
}))
vi.mock('next/server', async (original) => ({
  ...(await original<typeof import('next/server')>()),
  connection: async () => {},
}))

// The auth client prints every refusal by itself.
beforeEach(() => {
  vi.spyOn(console, 'warn').mockReturnValue()
  vi.spyOn(console, 'error').mockReturnValue()
})
afterEach(() => {
  vi.mocked(console.error).mockClear()
  vi.unstubAllGlobals()
})

/** An answer of a gateway that stands before Auth. */
export const page = (status: number) => new Response('<html>Attention required</html>', { status })

/** A refusal as Auth writes it. */
export const refused = (status: number, code: string) =>
  Response.json({ code, message: 'refused' }, { status, headers: { 'x-supabase-api-version': '2024-01-01' } })
