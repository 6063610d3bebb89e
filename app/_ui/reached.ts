import type { Outcome } from '@/app/_forms/outcome'

/** The outcome of a Server Action, also when the server could not be reached at all. */
export async function reached<Result extends Outcome>(
  asked: Promise<Result>,
  unreachable: string,
): Promise<Result | Outcome> {
  try {
    return await asked
  } catch (error) {
    // What fetch throws without an answer: https://developer.mozilla.org/docs/Web/API/Window/fetch#exceptions
    if (!(error instanceof TypeError)) throw error
    return { refusal: { text: unreachable } }
  }
}
