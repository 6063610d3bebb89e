/** A platform that wakes a function up answers late. Past this limit it counts as silent. */
const ANSWER_TIMEOUT_MS = 15_000

type Answer = { status: number; headers: Headers; text: string }

/** The answer to a request, whatever its status. Redirects are not followed. Throws one sentence that names the address. */
export async function ask(url: string | URL, init: RequestInit = {}): Promise<Answer> {
  const { origin, pathname } = new URL(url)
  try {
    const response = await fetch(url, {
      redirect: 'manual',
      ...init,
      signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
    })
    return { status: response.status, headers: response.headers, text: await response.text() }
  } catch (error) {
    throw new Error(`${origin}${pathname} does not answer: ${reasonOf(error)}.`, { cause: error })
  }
}

/** The response as JSON, or undefined. */
export function jsonOf({ text }: Answer): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The innermost cause of a failed connection. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.cause instanceof Error) return reasonOf(error.cause)
  return error.message || ('code' in error ? String(error.code) : error.name)
}
