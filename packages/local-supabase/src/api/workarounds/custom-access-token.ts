import type { JWTPayload } from 'jose'
import { authError } from '../answers.ts'
import type { Context } from '../context.ts'

type HookAnswer = { claims?: JWTPayload; error?: { http_code?: number; message?: string } }

/**
 * Supabase Lite calls no hook. When supabase/config.toml enables one, it is called as on Supabase: as
 * supabase_auth_admin, before signing. https://supabase.com/docs/guides/auth/auth-hooks/custom-access-token-hook
 */
export async function customAccessToken(context: Context, claims: JWTPayload, method: string) {
  const hook = context.config.auth.hook.custom_access_token
  if (!hook?.enabled) return claims

  const event = { user_id: claims.sub, claims, authentication_method: method }
  const answer = await callHook(context, hook.uri, event)
  if (answer.error)
    return authError(answer.error.http_code ?? 500, 'hook_payload_invalid', answer.error.message ?? '')
  return answer.claims ?? claims
}

async function callHook({ db }: Context, uri: string, event: object): Promise<HookAnswer> {
  const [, schema, name] = /^pg-functions:\/\/postgres\/(\w+)\/(\w+)$/.exec(uri) ?? []
  if (!schema || !name)
    throw new Error(`the local API calls hooks of the form pg-functions://postgres/schema/name`)

  const client = await db.connect()
  try {
    await client.query('begin; set local role supabase_auth_admin')
    const called = await client.query<{ answer: HookAnswer }>(
      `select "${schema}"."${name}"($1::jsonb) as answer`,
      [JSON.stringify(event)],
    )
    await client.query('commit')
    return called.rows[0]?.answer ?? {}
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}
