import type { Context, Workaround } from '../context.ts'
import { hashOneTimeToken, PKCE_PREFIX, requestLinks } from '../one-time-tokens.ts'
import { asEmail, asPost, asText, isCall, readJson } from '../requests.ts'

const COLUMNS = [
  'confirmation_token',
  'recovery_token',
  'email_change_token_current',
  'email_change_token_new',
  'reauthentication_token',
]

/**
 * Supabase Lite names a mailed code by 64 digits of SHA-256. Supabase Auth takes the 56 of SHA-224, and marks the links of a
 * client of the PKCE flow, in the mail and in auth.users alike.
 */
export const tokenHashes: Workaround = (context) => async (request, next) => {
  if (isCall(request, 'POST', '/auth/v1/verify')) return next(await byHash(context, request))

  const { code_challenge: challenge } = await readJson(request)
  const links = { prefix: challenge ? PKCE_PREFIX : '', renamed: [] as { from: string; to: string }[] }
  const answer = await requestLinks.run(links, () => next(request))
  for (const { from, to } of links.renamed) await rename(context, from, to)
  return answer
}

/** The request with the hash in the place of address and code, since Lite would make another hash of these. */
async function byHash({ db }: Context, request: Request): Promise<Request> {
  const { email, token, ...rest } = await readJson(request)
  const [address, code] = [asEmail(email), asText(token)]
  if (rest.token_hash || !address || !code) return request

  const hash = hashOneTimeToken(address, code)
  const marked = PKCE_PREFIX + hash
  const found = await db.query(`select from auth.users where $1 in (${COLUMNS.join(', ')})`, [marked])
  return asPost(request, '/auth/v1/verify', { ...rest, token_hash: found.rowCount ? marked : hash })
}

async function rename({ db }: Context, from: string, to: string) {
  const changes = COLUMNS.map((name) => `${name} = case ${name} when $1 then $2 else ${name} end`)
  await db.query(`update auth.users set ${changes.join(', ')} where $1 in (${COLUMNS.join(', ')})`, [
    from,
    to,
  ])
}
