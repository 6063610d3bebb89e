import { randomUUID } from 'node:crypto'
import { authError } from '../../answers.ts'
import type { Context } from '../../context.ts'
import { allowedRedirect } from '../../redirects.ts'
import type { LocalProvider } from './local-provider.ts'
import { isProvider } from './providers.ts'

const CHALLENGE = /^[a-zA-Z._~0-9-]{43,128}$/

/** Begins a sign-in, or for a `linkTo` the linking of an identity to that user, and leads to the provider. */
export async function authorize(
  context: Context,
  provider: LocalProvider,
  request: Request,
  linkTo?: string,
): Promise<Response> {
  const query = new URL(request.url).searchParams
  const name = (query.get('provider') ?? '').toLowerCase()
  const refusal = refuse(context, query, name, linkTo)
  if (refusal) return refusal

  const state = randomUUID()
  await context.db.query(
    `insert into auth.flow_state (id, auth_code, authentication_method, code_challenge, code_challenge_method, provider_type,
       referrer, linking_target_id, created_at, updated_at)
     values ($1, $2, 'oauth', $3, $4, $5, $6, $7, now(), now())`,
    [
      state,
      randomUUID(),
      query.get('code_challenge'),
      query.get('code_challenge_method')?.toLowerCase(),
      name,
      allowedRedirect(query.get('redirect_to'), context.config.auth),
      linkTo ?? null,
    ],
  )
  const url = provider.addressFor(name, state)
  if (linkTo && query.get('skip_http_redirect') === 'true') return Response.json({ url })
  return new Response(null, { status: 302, headers: { location: url } })
}

function refuse({ config }: Context, query: URLSearchParams, name: string, linkTo?: string) {
  if (linkTo && !config.auth.enable_manual_linking)
    return authError(404, 'manual_linking_disabled', 'Manual linking is disabled')
  if (!isProvider(name)) {
    const message = `Unsupported provider: Provider ${name} could not be found`
    return authError(400, 'validation_failed', message)
  }
  const [challenge, method] = [query.get('code_challenge') ?? '', query.get('code_challenge_method') ?? '']
  // Supabase Auth also has the implicit flow, whose tokens no server sees.
  if (!challenge || !method)
    return authError(400, 'validation_failed', 'PKCE flow requires code_challenge_method and code_challenge')
  if (!CHALLENGE.test(challenge))
    return authError(400, 'validation_failed', 'code challenge has to be between 43 and 128 characters')
  if (!['s256', 'plain'].includes(method.toLowerCase()))
    return authError(400, 'validation_failed', 'Invalid code_challenge_method')
  return undefined
}
