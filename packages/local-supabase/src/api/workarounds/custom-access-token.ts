import { randomUUID } from 'node:crypto'
import type { JWTPayload } from 'jose'
import type { PoolClient } from 'pg'
import { authError } from '../answers.ts'
import type { Context } from '../context.ts'
import { faultsOfClaims } from '../token-claims.ts'

// Supabase Auth's own limit for a function of the database.
const HOOK_MS = 2_000

/** A token to issue: its session and lifetime, the proof that it follows on, and the address that asked. */
export type Issue = {
  sessionId: unknown
  iat: number
  exp: number
  method?: string | undefined
  address: string
}

type HookAnswer = { claims?: unknown; error?: { http_code?: number; message?: string } }

/**
 * Supabase Lite calls no hook. When supabase/config.toml enables one, it is called as on Supabase: as supabase_auth_admin, before
 * signing, in the transaction that makes the session. https://supabase.com/docs/guides/auth/auth-hooks/custom-access-token-hook
 */
export async function customAccessToken(
  context: Context,
  open: PoolClient,
  claims: JWTPayload,
  { method = 'token_refresh', address }: Issue,
): Promise<JWTPayload | Response> {
  const hook = context.config.auth.hook.custom_access_token
  if (!hook?.enabled) return claims

  const metadata = {
    uuid: randomUUID(),
    time: new Date().toISOString(),
    name: 'customize-access-token',
    ip_address: address,
  }
  const event = { metadata, user_id: claims.sub, claims, authentication_method: method }
  const answer = await callHook(open, hook.uri, event)
  if (answer instanceof Response) return answer

  const { http_code: status = 500, message } = answer.error ?? {}
  if (message) return authError(status, status === 500 ? 'unexpected_failure' : 'unknown', message)

  const faults = faultsOfClaims(answer.claims)
  if (faults.length === 0) return answer.claims as JWTPayload
  const lines = faults.map((fault) => `- ${fault}\n`).join('')
  return authError(
    500,
    'unexpected_failure',
    `output claims do not conform to the expected schema: \n${lines}`,
  )
}

async function callHook(open: PoolClient, uri: string, event: object): Promise<HookAnswer | Response> {
  const [, schema, name] = /^pg-functions:\/\/postgres\/(\w+)\/(\w+)$/.exec(uri) ?? []
  if (!schema || !name)
    throw new Error(`the local API calls hooks of the form pg-functions://postgres/schema/name`)

  try {
    await open.query(`set local role supabase_auth_admin; set local statement_timeout = ${HOOK_MS}`)
    const called = await open.query<{ answer: HookAnswer | null }>(
      `select "${schema}"."${name}"($1::jsonb) as answer`,
      [JSON.stringify(event)],
    )
    await open.query('reset role; set local statement_timeout to default')
    return called.rows[0]?.answer ?? {}
  } catch (error) {
    console.error(`local API: the hook ${uri} failed: ${(error as Error).message}`)
    return authError(500, 'unexpected_failure', `Error running hook URI: ${uri}`)
  }
}
