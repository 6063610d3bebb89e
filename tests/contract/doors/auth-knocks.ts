import { createHash, randomUUID } from 'node:crypto'
import { PASSWORD, type People, type Person } from './people'
import type { Rule } from './rules'
import type { Knock } from './visit'

type Given = Pick<Knock, 'body' | 'addresses'> & { query?: string; params?: Record<string, string> }

/** The request of each line that needs more than its address. `self` is the visitor, where they have an account. */
const given: Record<string, (people: People, self: Person) => Given> = {
  'PUT /user metadata of one’s own': () => ({ body: { data: { theme: 'dark' } } }),
  'PUT /user metadata that gives rights': () => ({ body: { app_metadata: { role: 'operator' } } }),
  'PUT /user another address, which waits for both mailboxes': () => mail({}),
  'PUT /user a new password without the current one': () => ({ body: { password: 'taken over 9 times' } }),
  'PUT /user a new password with a wrong one': () => ({
    body: { password: 'taken over 9 times', current_password: `${PASSWORD}!` },
  }),
  'PUT /user a first password, of an account that has none': () => ({
    body: { password: 'chosen at last 9' },
  }),
  'POST /logout ': () => ({ query: '?scope=others' }),
  'POST /factors ': () => ({ body: { factor_type: 'totp', friendly_name: randomUUID() } }),
  'POST /signup a new address': () => mail({ password: PASSWORD }),
  'POST /signup the address of somebody else': ({ victim: { email } }) => ({
    body: { email, password: PASSWORD },
    addresses: [email],
  }),
  'POST /signup nobody’s address': () => ({ body: {} }),
  'POST /otp ': () => mail({}),
  'POST /magiclink ': () => mail({}),
  'POST /recover ': () => mail({}),
  'POST /resend ': () => mail({ type: 'signup' }),
  'POST /token a guessed password': ({ victim: { email } }) => ({
    query: '?grant_type=password',
    body: { email, password: 'a guess of 9 letters' },
  }),
  'POST /token a guessed refresh token': () => ({
    query: '?grant_type=refresh_token',
    body: { refresh_token: 'abcdefghijkl' },
  }),
  'POST /token a guessed code': () => ({
    query: '?grant_type=pkce',
    body: { auth_code: randomUUID(), code_verifier: 'x'.repeat(43) },
  }),
  'POST /token a token of a provider': () => ({
    query: '?grant_type=id_token',
    body: { provider: 'google', id_token: 'a.b.c' },
  }),
  'GET /verify ': () => ({ query: `?type=recovery&token=${'a'.repeat(56)}` }),
  'POST /verify ': () => ({ body: { type: 'recovery', token_hash: 'a'.repeat(56) } }),
  'GET /authorize the way to a service, for the browser that has the other half': () => ({
    query: wayTo('github'),
  }),
  'GET /authorize a service that the project does not know': () => ({ query: wayTo('acme') }),
  'GET /callback ': () => ({ query: '?code=abc&state=abc' }),
  'POST /invite ': () => mail({}),
  'POST /admin/users ': () => mail({ password: PASSWORD, email_confirm: true }),
  'PUT /admin/users/{} ': () => ({ body: { password: 'taken over 9 times' } }),
  'POST /admin/generate_link ': ({ victim: { email } }) => ({ body: { type: 'recovery', email } }),
  'GET /user/identities/authorize the way to a service, which has to vouch for the very address afterwards':
    () => ({ query: wayTo('github') }),
  'PATCH /passkeys/{} own': (_, self) => ({
    params: { passkey: self.passkeyId },
    body: { friendly_name: 'Laptop' },
  }),
  'PATCH /passkeys/{} a passkey of another': () => ({ body: { friendly_name: 'Mine now' } }),
  'DELETE /user/identities/{} own': (_, self) => ({ params: { identity: self.identityId } }),
  'DELETE /passkeys/{} own': (_, self) => ({ params: { passkey: self.passkeyId } }),
  ...Object.fromEntries(
    ['POST', 'DELETE'].flatMap((method) =>
      ['', '/challenge', '/verify'].map((end) => [
        `${method} /factors/{}${end} own`,
        (_: People, self: Person) => ({ params: { factor: self.factorId } }),
      ]),
    ),
  ),
}

function mail(body: object): Given {
  const email = `${randomUUID()}@example.com`
  return { body: { ...body, email }, addresses: [email] }
}

export function knockOf(
  { method, path, what }: Rule,
  people: People,
  self: Person,
): Omit<Knock, 'url'> & { path: string } {
  const isOwn = /^a (factor|passkey|service) of one’s own/.test(what)
  const key = `${method} ${path.replace(/\{\w+\}/g, '{}')} ${isOwn ? 'own' : what}`
  const { query = '', params = {}, ...rest } = given[key]?.(people, self) ?? {}
  const body =
    rest.body ??
    (['POST', 'PUT', 'PATCH'].includes(method) ? { code: '123456', challenge_id: randomUUID() } : undefined)
  return { ...rest, method, body, path: filled(path, { ...idsOf(people.victim), ...params }) + query }
}

function idsOf({ userId, factorId, passkeyId, identityId }: Person) {
  return { user: userId, factor: factorId, passkey: passkeyId, identity: identityId }
}

/** The path with the ids of a row that is there. A parameter of nothing that is there gets an id of nothing. */
function filled(path: string, ids: Record<string, string>) {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name.replace(/_id$/, '')] ?? randomUUID())
}

/** A well-formed request: the hash of a secret that stays in a browser (PKCE). https://www.rfc-editor.org/rfc/rfc7636#section-4.2 */
function wayTo(provider: string) {
  const code_challenge = createHash('sha256').update('x'.repeat(43)).digest('base64url')
  return `?${new URLSearchParams({ provider, code_challenge, code_challenge_method: 's256' })}`
}
