import { existsSync, readFileSync } from 'node:fs'
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

test('SECURITY.md and security.txt name the same place, variable and way, and no contact of somebody else', async () => {
  const policy = readFileSync('SECURITY.md', 'utf8')
  const [place, variable] = [
    policy.match(/`(\/\.well-known\/[^`]+)`/)?.[1],
    policy.match(/`([A-Z_]{5,})`/)?.[1],
  ]
  const text = await (await securityText('https://example.com/report')).text()

  expect(text).toContain(`Canonical: http://localhost:3000${place}\n`)
  expect(existsSync(`app${place}/route.ts`)).toBe(true)
  expect(variable).toBe('SECURITY_CONTACT')
  expect(text).toContain('Contact: https://example.com/report\n')
  // A clone keeps the file, and must lead nobody to a mailbox of ours.
  expect(policy).not.toMatch(/mailto:|\S@\S/)
  expect(readFileSync('.env.example', 'utf8')).toContain(`${variable}=`)
})

test('a password manager is led to the page that changes the password', async () => {
  const { GET } = await import('@/app/.well-known/change-password/route')

  const answer = GET()

  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/account'])
})
