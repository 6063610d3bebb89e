import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { Webhook } from 'standardwebhooks'
import { authError } from '../answers.ts'

export type SendEmailHook = {
  uri: string
  /** Each as `whsec_…`. */
  secrets: string[]
  /** Supabase Auth's own pace unless given: five seconds for all attempts, and two between them. */
  pace?: Pace | undefined
}

type Pace = { timeoutMs: number; backoffMs: number }

// Supabase Auth's own numbers.
const ownPace: Pace = { timeoutMs: 5_000, backoffMs: 2_000 }
const ATTEMPTS = 3

/** The request that causes a mail, and the answer that it gets when the hook has failed it. Lite hands no refusal of a mailer on. */
export const hookedRequest = new AsyncLocalStorage<{ refusal?: Response }>()

/**
 * Asks the app for a mail as Supabase Auth does: signed, under a new id for each attempt, within a time for them all. Throws when the
 * hook fails, and leaves what Auth would answer. https://supabase.com/docs/guides/auth/auth-hooks/send-email-hook
 */
export async function callHook(hook: SendEmailHook, payload: object): Promise<void> {
  const refusal = await attempts(hook, JSON.stringify(payload))
  if (!refusal) return
  const request = hookedRequest.getStore()
  if (request) request.refusal = refusal
  const { msg } = (await refusal.clone().json()) as { msg: string }
  throw new Error(`the Send Email hook ${hook.uri}: ${msg}`)
}

async function attempts(hook: SendEmailHook, body: string): Promise<Response | undefined> {
  const { timeoutMs, backoffMs } = hook.pace ?? ownPace
  const signal = AbortSignal.timeout(timeoutMs)
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const response = await post(hook, body, signal)
    if (response) {
      if (!(isBusy(response) && response.headers.get('retry-after'))) return refusalOf(response)
      continue
    }
    if (!signal.aborted && attempt < ATTEMPTS) await sleep(backoffMs, undefined, { signal }).catch(() => {})
    if (signal.aborted) return tooLate(timeoutMs)
    if (attempt === ATTEMPTS) return unreachable()
  }
  return failed('Service currently unavailable due to hook')
}

async function post({ uri, secrets }: SendEmailHook, body: string, signal: AbortSignal) {
  const [id, now] = [randomUUID(), new Date()]
  const signatures = secrets.map((secret) => new Webhook(secret).sign(id, now, body))
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    // Supabase Auth writes a comma between two signatures, unlike the specification.
    'webhook-signature': signatures.join(', '),
  }
  return fetch(uri, { method: 'POST', headers, body, signal, redirect: 'manual' }).catch(() => undefined)
}

async function refusalOf(response: Response): Promise<Response | undefined> {
  const { status } = response
  if (status === 204) return undefined
  if (status === 200 || status === 202) return refusalInBody(response)
  await response.body?.cancel()
  if (isBusy(response)) return failed('Service currently unavailable due to hook')
  if (status === 400) return failed('Invalid payload sent to hook')
  if (status === 401) return failed('Hook requires authorization token')
  return failed(`Unexpected status code returned from hook: ${status}`)
}

async function refusalInBody(response: Response): Promise<Response | undefined> {
  const type = response.headers.get('content-type')
  if (type?.split(';')[0]?.trim() !== 'application/json') {
    const message = type
      ? `Invalid JSON response. Received content-type: ${type}`
      : 'Invalid Content-Type: Missing Content-Type header'
    return authError(400, 'hook_payload_invalid_content_type', message)
  }
  const body = (await response.json().catch(() => ({}))) as {
    error?: { http_code?: number; message?: string }
  }
  if (!body.error?.message) return undefined
  return authError(body.error.http_code || 500, 'unknown', body.error.message)
}

function isBusy({ status }: Response) {
  return status === 429 || status === 503
}

const failed = (message: string) => authError(500, 'unexpected_failure', message)
const unreachable = () =>
  authError(422, 'hook_timeout_after_retry', 'Failed to reach hook after maximum retries')
const tooLate = (timeoutMs: number) =>
  authError(
    422,
    'hook_timeout',
    `Failed to reach hook within maximum time of ${(timeoutMs / 1000).toFixed(6)} seconds`,
  )
