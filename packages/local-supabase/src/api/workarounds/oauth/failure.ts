type Reason = { error: string; error_description: string; error_code?: string }

const DENIALS = ['signup_disabled', 'user_banned', 'provider_email_needs_verification']
const byStatus: Record<number, string> = {
  400: 'invalid_request',
  401: 'unauthorized_client',
  403: 'access_denied',
}

/** The words of a refusal, as a client of OAuth reads them. */
export async function reasonOf(refusal: Response): Promise<Reason> {
  const { error_code, msg } = (await refusal.json()) as { error_code: string; msg: string }
  const error = DENIALS.includes(error_code) ? 'access_denied' : (byStatus[refusal.status] ?? 'server_error')
  return { error, error_description: msg, error_code }
}

/** Leads to `target` with the reason in the query, and once more in the fragment. */
export function fail(target: string, reason: Reason, status = 302): Response {
  const url = new URL(target)
  for (const [name, value] of Object.entries(reason)) url.searchParams.set(name, value)
  if (status === 302) url.hash = new URLSearchParams({ ...reason, sb: '' }).toString()
  return new Response(null, { status, headers: { location: url.href } })
}
