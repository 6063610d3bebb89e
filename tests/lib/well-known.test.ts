import { afterEach, expect, test, vi } from 'vitest'

vi.mock('next/server', () => ({ connection: async () => {} }))

afterEach(() => {
  vi.unstubAllEnvs()
  vi.useRealTimers()
})

async function securityText(contact: string, at = new Date()) {
  vi.stubEnv('SECURITY_CONTACT', contact)
  vi.useFakeTimers({ now: at, toFake: ['Date'] })
  vi.resetModules()
  const { GET } = await import('@/app/.well-known/security.txt/route')
  return GET()
}

test('security.txt names the contacts, our languages, its own address, and a date that lies ahead', async () => {
  const answer = await securityText(
    'mailto:security@example.com https://example.com/report',
    new Date('2026-11-22T12:34:56Z'),
  )

  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8'])
  expect(await answer.text()).toBe(`Contact: mailto:security@example.com
Contact: https://example.com/report
Expires: 2027-05-21T00:00:00.000Z
Preferred-Languages: en, de
Canonical: http://localhost:3000/.well-known/security.txt
`)
})

test('without a contact there is no security.txt', async () => {
  expect((await securityText('')).status).toBe(404)
})

test.each(['security@example.com', 'http://example.com', 'mailto:a@example.com, mailto:b@example.com'])(
  'a contact that the file may not name is refused at the start: %s',
  async (contact) => {
    await expect(securityText(contact)).rejects.toThrow('SECURITY_CONTACT')
  },
)

test('a password manager is led to the page that changes the password', async () => {
  const { GET } = await import('@/app/.well-known/change-password/route')

  const answer = GET()

  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/account'])
})
