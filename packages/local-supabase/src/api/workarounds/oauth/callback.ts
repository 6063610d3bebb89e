import { authError } from '../../answers.ts'
import type { Context } from '../../context.ts'
import { sendConfirmation } from '../../confirmation-mail.ts'
import { inTransaction } from '../../transaction.ts'
import { findMailStateById } from '../../users.ts'
import { fail, reasonOf } from './failure.ts'
import { linkIdentity } from './link.ts'
import type { LocalProvider, Vouched } from './local-provider.ts'
import { signInBy, type Outcome } from './sign-in.ts'

/** The time that somebody has at the provider, and a client for the exchange of its code. */
const FLOW_SECONDS = 300

export type Flow = {
  id: string
  provider: string
  authCode: string
  redirectTo: string
  linkTo: string | null
  isOver: boolean
  isUsed: boolean
}

/** The return from the provider: signs in or links, and leads to the client with a code, or with the reason why not. */
export async function callback(
  context: Context,
  provider: LocalProvider,
  request: Request,
): Promise<Response> {
  const query = new URL(request.url).searchParams
  const flow = await findFlow(context, query.get('state'))
  if (flow instanceof Response) return fail(context.config.auth.site_url, await reasonOf(flow), 303)

  const denied = query.get('error')
  if (denied) {
    const reason = { error: denied, error_description: query.get('error_description') ?? '' }
    return fail(flow.redirectTo, reason)
  }
  const code = query.get('code')
  const person = code ? provider.redeem(code) : undefined
  const outcome = person ? await enter(context, flow, person) : refuseCode(code)
  if (outcome instanceof Response) return fail(flow.redirectTo, await reasonOf(outcome))

  const back = new URL(flow.redirectTo)
  back.searchParams.set('code', flow.authCode)
  return new Response(null, { status: 302, headers: { location: back.href } })
}

async function findFlow({ db }: Context, state: string | null): Promise<Flow | Response> {
  if (!state) return authError(400, 'bad_oauth_callback', 'OAuth state parameter missing')
  if (!/^[0-9a-f-]{36}$/i.test(state))
    return authError(400, 'bad_oauth_state', 'OAuth state parameter is invalid')

  const found = await db.query<Flow>(
    `select id, provider_type as provider, auth_code as "authCode", referrer as "redirectTo", linking_target_id as "linkTo",
       created_at < now() - make_interval(secs => $2) as "isOver", user_id is not null as "isUsed"
     from auth.flow_state where id::text = $1 and authentication_method = 'oauth'`,
    [state.toLowerCase(), FLOW_SECONDS],
  )
  const [flow] = found.rows
  if (!flow) return authError(400, 'bad_oauth_state', 'OAuth state not found or expired')
  if (flow.isOver) return authError(400, 'bad_oauth_state', 'OAuth state has expired')
  if (flow.isUsed) return authError(400, 'flow_state_already_used', 'State has already been used')
  return flow
}

function refuseCode(code: string | null): Response {
  if (!code)
    return authError(400, 'bad_oauth_callback', 'OAuth callback with missing authorization code missing')
  return authError(500, 'unexpected_failure', `Unable to exchange external code: ${code.slice(0, 4)}`)
}

/** The account of the person, whose code the waiting client may exchange from now on, or a refusal. */
async function enter(context: Context, flow: Flow, person: Vouched): Promise<Outcome> {
  const outcome = await inTransaction(context.db, async (open) => {
    const entered = flow.linkTo
      ? await linkIdentity(open, flow.linkTo, flow.provider, person)
      : await signInBy(context, open, flow.provider, person)
    if ('userId' in entered)
      await open.query(
        'update auth.flow_state set user_id = $2, auth_code_issued_at = now(), updated_at = now() where id = $1',
        [flow.id, entered.userId],
      )
    return entered
  }).catch(failedInDatabase)
  return 'unverified' in outcome ? askForProof(context, flow.provider, outcome.unverified) : outcome
}

/** A trigger of the project may refuse an identity. Auth tells nobody its words. */
function failedInDatabase(error: Error): Response {
  console.error(`local Auth: ${error.message}`)
  return authError(500, 'unexpected_failure', 'Error creating identity')
}

/** Auth mails an address that its provider has not verified, unless somebody else has it. */
async function askForProof(context: Context, provider: string, userId: string): Promise<Response> {
  const user = await findMailStateById(context.db, userId)
  if (user?.email) await sendConfirmation(context, user)
  const what = user?.email
    ? `A confirmation email has been sent to your ${provider} email`
    : `Verify the email with ${provider} in order to sign in`
  return authError(422, 'provider_email_needs_verification', `Unverified email with ${provider}. ${what}`)
}
