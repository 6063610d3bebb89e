import type { Charge } from '@/lib/auth/rate-limit-charge'
import type { Caller, KeyCaller, UserCaller } from '@/lib/auth/caller'
import type { Statement } from './pipelined-connection'

export type Acting = {
  charge?: Charge | undefined
  opening: Statement[]
  /** Statements after the transaction, whatever its outcome. Nobody waits for them. */
  afterwards: () => Statement[]
}

// The settings end with the transaction, so the pooled connection goes back clean.
export function actAs(caller: Caller): Acting {
  const { charge } = caller
  return { charge, ...actingOf(caller) }
}

function actingOf(caller: Caller): Acting {
  if (caller.via === 'key') return actAsKey(caller)
  return caller.impersonation ? actAsImpersonated(caller, caller.impersonation.hash) : actAsUser(caller)
}

function actAsUser({ userId, sessionId, assurance, requestId, locale }: UserCaller): Acting {
  const claims = JSON.stringify({ sub: userId, role: 'authenticated', session_id: sessionId, ...assurance })
  const identity = {
    text: `select set_config('role', 'app_user', true), set_config('request.jwt.claims', $1, true), set_config('app.request_id', $2, true), set_config('app.locale', $3, true)`,
    values: [claims, requestId, locale ?? ''],
  }
  return { opening: [identity], afterwards: () => [] }
}

function actAsImpersonated({ userId, requestId, locale }: UserCaller, hash: Buffer): Acting {
  const identity = {
    text: `select set_config('role', 'app_user', true), set_config('app.request_id', $1, true), set_config('app.locale', $2, true), set_config('app.impersonation_hash', $3, true)`,
    values: [requestId, locale ?? '', hash.toString('hex')],
  }
  const check = { text: 'select private.impersonate($1)', values: [userId] }
  return { opening: [identity, check], afterwards: () => [] }
}

function actAsKey({ key, requestId }: KeyCaller): Acting {
  const claims = JSON.stringify({ role: 'authenticated' })
  const identity = {
    text: `select set_config('role', 'app_user', true), set_config('request.jwt.claims', $1, true), set_config('app.request_id', $2, true), set_config('app.api_key_hash', $3, true)`,
    values: [claims, requestId, key.hash],
  }
  let due = false
  const check: Statement = {
    text: 'select private.require_api_key() as due',
    answered: ([row]) => {
      due = (row as { due: boolean }).due
    },
  }
  const note = [
    { text: 'begin' },
    identity,
    { text: 'select private.note_api_key_use()' },
    { text: 'commit' },
  ]
  return { opening: [identity, check], afterwards: () => (due ? note : []) }
}
