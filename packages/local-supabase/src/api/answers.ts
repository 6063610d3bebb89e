/** An error as Supabase Auth writes it. */
export function authError(status: number, code: string, message: string, headers?: HeadersInit): Response {
  return Response.json({ code: status, error_code: code, msg: message }, { status, headers })
}

/** The answer with another body. Its status and the other headers stay. */
export function withBody(response: Response, body: unknown): Response {
  const headers = new Headers(response.headers)
  headers.delete('content-length')
  return Response.json(body, { status: response.status, headers })
}

/** The `error_code` of an answer, leaving its body unread. Undefined where it has none. */
export async function errorCode(answer: Response): Promise<unknown> {
  if (answer.ok || !isJson(answer)) return undefined
  return ((await answer.clone().json()) as { error_code?: unknown }).error_code
}

/** False for an answer to HEAD, which has the type of a body and none. */
export function isJson(message: Request | Response): boolean {
  if (message.body === null) return false
  return message.headers.get('content-type')?.includes('application/json') ?? false
}
