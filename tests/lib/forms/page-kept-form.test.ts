import { expect, test, vi } from 'vitest'
import { keptFormHeader, packed } from '@/lib/http/kept-form'
import { createUser } from '../../support/people'
import { sessionCookies } from '../../support/session-cookies'

const request = vi.hoisted(() => ({
  headers: new Headers(),
  cookies: [] as { name: string; value: string }[],
}))
vi.mock('next/headers', () => ({
  headers: async () => request.headers,
  cookies: async () => ({ getAll: () => request.cookies, get: () => undefined }),
}))
vi.mock('next/server', () => ({ connection: async () => {} }))

const { pageKeptForm } = await import('@/app/_forms/page-kept-form')

const values = { name: 'Robot' }

async function visit(author: string | undefined, visitor?: Awaited<ReturnType<typeof createUser>>) {
  request.headers = new Headers({ [keptFormHeader]: packed({ author, values }) })
  request.cookies = visitor ? await sessionCookies(visitor) : []
  return pageKeptForm()
}

test('what was typed before a proof is for its author, and for nobody else who uses the browser', async () => {
  const [ada, bob] = [await createUser(), await createUser()]

  expect(await visit(ada.userId, ada)).toEqual({ author: ada.userId, values })
  expect(await visit(ada.userId, bob)).toBeUndefined()
  expect(await visit(ada.userId)).toBeUndefined()
})

test('what was typed into a form of an earlier build is for whoever has sent it', async () => {
  expect(await visit(undefined)).toEqual({ values })
})
