/** What a Server Action answers, or what stands for its answer when the server could not be reached at all. */
export async function reached<Answer, Instead>(
  asked: Promise<Answer>,
  instead: Instead,
): Promise<Answer | Instead> {
  try {
    return await asked
  } catch (error) {
    // What fetch throws without an answer: https://developer.mozilla.org/docs/Web/API/Window/fetch#exceptions
    if (!(error instanceof TypeError)) throw error
    return instead
  }
}
