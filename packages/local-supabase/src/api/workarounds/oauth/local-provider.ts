import { createHash, randomUUID } from 'node:crypto'
import { asEmail, asText } from '../../requests.ts'
import { isProvider } from './providers.ts'
import { providerPage } from './provider-page.ts'

/** More than are open at once. Beyond it the oldest are forgotten. */
const CODES_MAX = 1_000

const PATH = /^\/local-provider\/([a-z_]+)$/

/** A person as a provider vouches for them. */
export type Vouched = { sub: string; email: string; verified: boolean; name: string }

export type LocalProvider = ReturnType<typeof localProvider>

/** The page that stands for every provider. It is the stack's own, so no other Supabase has it. */
export function localProvider(apiUrl: string) {
  const codes = new Map<string, Vouched>()

  return {
    /** The address to which Auth leads a browser. */
    addressFor(provider: string, state: string): string {
      return `${apiUrl}/local-provider/${provider}?${new URLSearchParams({ state })}`
    },

    /** The person of a code, which works once. */
    redeem(code: string): Vouched | undefined {
      const person = codes.get(code)
      codes.delete(code)
      return person
    },

    /** The page and its form. Undefined for any other request. */
    async answer(request: Request): Promise<Response | undefined> {
      const url = new URL(request.url)
      const [, provider] = PATH.exec(url.pathname) ?? []
      if (!provider || !isProvider(provider)) return undefined
      if (request.method === 'GET') return providerPage(provider)
      if (request.method !== 'POST') return new Response(null, { status: 405 })

      const back = new URL(`${apiUrl}/auth/v1/callback`)
      back.searchParams.set('state', url.searchParams.get('state') ?? '')
      const form = await request.formData()
      for (const [name, value] of Object.entries(decide(provider, form))) back.searchParams.set(name, value)
      return new Response(null, { status: 303, headers: { location: back.href } })
    },
  }

  function decide(provider: string, form: FormData): Record<string, string> {
    const email = asEmail(form.get('email'))
    if (form.get('decision') !== 'continue' || !email)
      return { error: 'access_denied', error_description: 'The user has denied access' }

    const code = randomUUID()
    // The same address is the same person here at every visit, as at a real provider.
    const sub = createHash('sha256').update(`${provider} ${email}`).digest('hex').slice(0, 21)
    const name = asText(form.get('name')).trim()
    codes.set(code, { sub, email, verified: form.has('verified'), name })
    if (codes.size > CODES_MAX) codes.delete(codes.keys().next().value!)
    return { code }
  }
}
