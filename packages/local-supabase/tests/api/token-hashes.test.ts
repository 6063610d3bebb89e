import { createServerClient } from '@supabase/ssr'
import { describe, expect, test } from 'vitest'
import { createPerson, mailsTo, newAddress, PASSWORD, tokenHashTo } from './people'
import { expectFault, startPlainLite } from './plain-lite'
import { adminOf, clientOf, db, keys, startRepaired } from './repaired-api'

const plain = await startPlainLite()
const api = await startRepaired()
const withCodes = await startRepaired({ email: { template: {} } })
const PLAIN = /^[0-9a-f]{56}$/
const MARKED = /^pkce_[0-9a-f]{56}$/

/** A client of the PKCE flow, as a server has one. */
function serverClient({ url }: { url: string }) {
  const jar = new Map<string, string>()
  return createServerClient(url, keys.publishable, {
    cookies: {
      getAll: () => [...jar].map(([name, value]) => ({ name, value })),
      setAll: (cookies) => cookies.forEach(({ name, value }) => jar.set(name, value)),
    },
  })
}

type Client = ReturnType<typeof clientOf>

async function storedFor(email: string, column: string) {
  const { rows } = await db.query(`select ${column} as token from auth.users where email = $1`, [email])
  return rows[0].token as string
}

describe('the hash in a link (token-hashes)', () => {
  test('plain Lite writes 64 digits, for a client of the PKCE flow too', async () => {
    const email = newAddress()
    await plain.fetch('http://plain.test/auth/v1/otp', {
      method: 'POST',
      headers: { apikey: plain.keys.publishable, 'content-type': 'application/json' },
      body: JSON.stringify({ email, code_challenge: 'x'.repeat(43), code_challenge_method: 's256' }),
    })

    expectFault('token-hashes.ts', () => expect(plain.tokenHash(email)).toMatch(/^[0-9a-f]{64}$/))
  })

  const flows = [
    ['a client of the implicit flow', clientOf, PLAIN],
    ['a client of the PKCE flow', serverClient, MARKED],
  ] as const

  describe.each(flows)('of %s', (_, make, format) => {
    test('is written so for a sign-up, and confirms it', async () => {
      const email = newAddress()
      await make(api).auth.signUp({ email, password: PASSWORD })
      const token_hash = await tokenHashTo(api, email)

      expect(token_hash).toMatch(format)
      expect(await storedFor(email, 'confirmation_token')).toBe(token_hash)
      expect((await clientOf(api).auth.verifyOtp({ token_hash, type: 'email' })).error).toBeNull()
    })

    test.each([
      ['a sign-in', 'email', (client: Client, email: string) => client.auth.signInWithOtp({ email })],
      ['a recovery', 'recovery', (client: Client, email: string) => client.auth.resetPasswordForEmail(email)],
    ] as const)('is written so for %s, and signs in', async (_kind, type, ask) => {
      const { email } = await createPerson(api)
      await ask(make(api), email)
      const token_hash = await tokenHashTo(api, email)

      expect(token_hash).toMatch(format)
      expect(await storedFor(email, 'recovery_token')).toBe(token_hash)
      expect((await clientOf(api).auth.verifyOtp({ token_hash, type })).data.user?.email).toBe(email)
    })

    test('is written so for both addresses of a change', async () => {
      const { email } = await createPerson(api)
      const client = make(api)
      await client.auth.signInWithPassword({ email, password: PASSWORD })
      const newEmail = newAddress()
      await client.auth.updateUser({ email: newEmail })

      for (const address of [newEmail, email]) {
        const token_hash = await tokenHashTo(api, address)
        expect(token_hash).toMatch(format)
        expect((await clientOf(api).auth.verifyOtp({ token_hash, type: 'email_change' })).error).toBeNull()
      }
    })

    test('stands for the code of the mail as well', async () => {
      const { email } = await createPerson(withCodes)
      await make(withCodes).auth.signInWithOtp({ email })
      const [mail] = await mailsTo(withCodes, email)
      const token = /code: (\d{6})/.exec(mail?.Text ?? '')?.[1] ?? ''
      const wrong = token === '000000' ? '111111' : '000000'

      const refused = await clientOf(withCodes).auth.verifyOtp({ email, token: wrong, type: 'email' })
      const taken = await clientOf(withCodes).auth.verifyOtp({ email, token, type: 'email' })

      expect(refused.error?.code).toBe('otp_expired')
      expect(taken.data.user?.email).toBe(email)
    })
  })

  test('of a link that an admin makes has no mark', async () => {
    const { email } = await createPerson(api)

    const { data } = await adminOf(api).auth.admin.generateLink({ type: 'magiclink', email })

    expect(data.properties?.hashed_token).toMatch(PLAIN)
    expect(await storedFor(email, 'recovery_token')).toBe(data.properties?.hashed_token)
  })

  test('that is empty opens nothing', async () => {
    await createPerson(api)
    const answers = await Promise.all(
      ['email', 'recovery', 'email_change', 'invite', 'signup'].map((type) =>
        fetch(`${api.url}/auth/v1/verify`, {
          method: 'POST',
          headers: { apikey: keys.publishable, 'content-type': 'application/json' },
          body: JSON.stringify({ token_hash: '', type }),
        }),
      ),
    )

    expect(answers.filter(({ ok }) => ok)).toEqual([])
  })
})
