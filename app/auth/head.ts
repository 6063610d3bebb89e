import { noStore } from './see-other'

/**
 * Answers HEAD in place of GET where a GET uses a code up: Next would call it for HEAD too, and whoever only looks at a link asks by HEAD.
 * https://www.rfc-editor.org/rfc/rfc9110#name-safe-methods
 */
export function HEAD(): Response {
  return new Response(null, { headers: noStore })
}
