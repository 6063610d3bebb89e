import { authError } from '../../answers.ts'
import type { Json } from '../../requests.ts'

/** The JSON object of a body whose `texts` are texts where they are given. Supabase Auth refuses anything else. */
export async function bodyOf(request: Request, texts: string[]): Promise<Json | Response> {
  const value: unknown = await request
    .clone()
    .json()
    .catch(() => undefined)
  if (value === null) return {}
  if (typeof value !== 'object' || Array.isArray(value)) return badJson('it is no object')

  const body = value as Json
  const wrong = texts.find((name) => !['string', 'undefined'].includes(typeof (body[name] ?? undefined)))
  return wrong ? badJson(`${wrong} is no text`) : body
}

export function badJson(reason: string): Response {
  return authError(400, 'bad_json', `Could not parse request body as JSON: ${reason}`)
}
