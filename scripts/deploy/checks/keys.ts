import { readSigningKey } from '../../../lib/environment/signing-key.ts'
import { type Check, doesNotApply, finding } from '../check.ts'
import { ManagementApiError } from '../management-api.ts'
import { ask, jsonOf } from '../web.ts'

const SIGNING_KEYS = 'https://supabase.com/docs/guides/auth/signing-keys'
const verified = ['ES256', 'RS256']
/** The user agent of lib/auth/supabase.ts. */
const VISITOR_AGENT =
  'Plinth (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/149.0.0.0 Safari/537.36'

export const keys: Check[] = [
  {
    id: 'keys.published',
    title: 'The project publishes a key that verifies tokens.',
    why: 'The app verifies tokens itself. Without a public key everybody gets 401.',
    mend: 'Project settings → JWT keys → Migrate JWT secret, then Rotate keys.',
    link: SIGNING_KEYS,
    needs: ['NEXT_PUBLIC_SUPABASE_URL'],
    run: async (target) => {
      const answer = await ask(target.supabase('/auth/v1/.well-known/jwks.json'))
      const set = jsonOf(answer) as { keys?: { alg?: string }[] } | undefined
      if (answer.status !== 200 || !Array.isArray(set?.keys))
        return finding(`The key set answers ${answer.status}.`)
      const algorithms = set.keys.map(({ alg }) => alg ?? 'none')
      return finding(
        !algorithms.some((algorithm) => verified.includes(algorithm)) &&
          `The key set has no key for ${verified.join(' or ')}${algorithms.length > 0 ? `, but ${algorithms.join(', ')}` : ': it is empty'}.`,
      )
    },
  },
  {
    id: 'keys.signing',
    title: 'Tokens are signed with an asymmetric key, and the shared secret is revoked.',
    why: 'The shared secret can sign a token for anybody, and it is known wherever the old keys were.',
    mend: 'Project settings → JWT keys: Rotate keys until an ECC (P-256) key is in use. One hour and fifteen minutes later, revoke the legacy HS256 one.',
    link: SIGNING_KEYS,
    needs: ['SUPABASE_ACCESS_TOKEN'],
    run: async ({ management }) => {
      const told = (await management.read('/config/auth/signing-keys')) as {
        keys?: { algorithm: string; status: string }[]
      }
      const signing = told.keys ?? []
      const used = signing.find(({ status }) => status === 'in_use')
      const shared = signing.find(
        ({ algorithm, status }) => algorithm === 'HS256' && status !== 'revoked' && status !== 'in_use',
      )
      return finding(
        !used && 'No signing key is in use.',
        used && !verified.includes(used.algorithm) && `The key in use is ${used.algorithm}.`,
        shared && `The shared secret (HS256) is ${shared.status.replaceAll('_', ' ')}, not revoked.`,
      )
    },
  },
  {
    id: 'keys.live',
    title: 'The project trusts the key that signs the tokens of live updates.',
    why: 'Realtime refuses the token of a key that it does not know, so pages look for changes every 15 seconds.',
    mend: 'Project settings → JWT keys → Create standby key → Import an existing private key: the value of LIVE_SIGNING_KEY.',
    link: SIGNING_KEYS,
    needs: ['NEXT_PUBLIC_SUPABASE_URL'],
    run: async (target) => {
      const text = target.variables.LIVE_SIGNING_KEY
      if (!text) return doesNotApply(withoutLiveKey)
      const key = readSigningKey(text)
      if (!key) return finding('LIVE_SIGNING_KEY is no private JWK for ES256 with its kid.')
      const answer = await ask(target.supabase('/auth/v1/.well-known/jwks.json'))
      const set = jsonOf(answer) as { keys?: { kid?: string; x?: string; y?: string }[] } | undefined
      const found = set?.keys?.find(({ kid }) => kid === key.kid)
      return finding(
        !found && `The key set has no key ${key.kid}.`,
        found &&
          (found.x !== key.x || found.y !== key.y) &&
          `The key ${key.kid} of the project is another than that of LIVE_SIGNING_KEY.`,
      )
    },
  },
  {
    id: 'keys.legacy',
    title: 'The legacy keys anon and service_role are off.',
    why: 'They are tokens for ten years, and neither can be replaced alone.',
    mend: 'Project settings → API keys → Legacy API keys → Disable.',
    link: 'https://supabase.com/docs/guides/getting-started/migrating-to-new-api-keys',
    needs: ['SUPABASE_ACCESS_TOKEN'],
    run: async ({ management }) => {
      const told = (await management.read('/api-keys/legacy').catch(goneWithTheKeys)) as { enabled?: boolean }
      return finding(told.enabled !== false && 'The legacy keys still work.')
    },
  },
  {
    id: 'keys.accepted',
    title: 'The project accepts both keys, and the publishable one has no extra rights.',
    why: 'This finds swapped keys, or those of another project, before the first user does.',
    mend: 'Project settings → API keys: copy both again, sb_publishable_… and sb_secret_….',
    link: 'https://supabase.com/docs/guides/api/api-keys',
    needs: ['NEXT_PUBLIC_SUPABASE_URL', 'NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY', 'SUPABASE_SECRET_KEY'],
    run: async (target) => {
      const status = async (path: string, key: string, agent = 'plinth') =>
        (
          await ask(target.supabase(path), {
            headers: { apikey: target.variable(key), 'user-agent': agent },
          })
        ).status
      const users = '/auth/v1/admin/users?per_page=1'
      const [settings, byPublishable, bySecret, forVisitor] = await Promise.all([
        status('/auth/v1/settings', 'NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY'),
        status(users, 'NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY'),
        status(users, 'SUPABASE_SECRET_KEY'),
        status('/auth/v1/settings', 'SUPABASE_SECRET_KEY', VISITOR_AGENT),
      ])
      return finding(
        settings !== 200 && `With the publishable key Auth answers ${settings}.`,
        byPublishable === 200 && 'The publishable key opens the list of users: it is a secret one.',
        forVisitor !== 200 &&
          bySecret === 200 &&
          `With the secret key Auth answers ${forVisitor} once the request names a visitor’s program.`,
        bySecret !== 200 && `With the secret key Auth answers ${bySecret} for the list of users.`,
      )
    },
  },
]

export const withoutLiveKey =
  'LIVE_SIGNING_KEY is not set, so there are no live updates and pages look for changes every 15 seconds.'

// The endpoint goes once no project has such keys, says its own description.
function goneWithTheKeys(error: unknown) {
  if (error instanceof ManagementApiError && error.status === 404) return { enabled: false }
  throw error
}
