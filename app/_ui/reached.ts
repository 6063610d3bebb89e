import { unstable_isUnrecognizedActionError } from 'next/navigation'
import { askCurrentBuild, type Sent } from './ask-current-build'

/**
 * The answer of a Server Action, or `instead` when the server could not be reached at all. Leaves for the current build when that
 * does not know the action.
 */
export async function reached<Answer, Instead>(
  asked: Promise<Answer>,
  instead: Instead,
  sent?: Sent,
): Promise<Answer | Instead> {
  try {
    return await asked
  } catch (error) {
    if (unstable_isUnrecognizedActionError(error)) return askCurrentBuild(sent)
    // What fetch throws without an answer: https://developer.mozilla.org/docs/Web/API/Window/fetch#exceptions
    if (!(error instanceof TypeError)) throw error
    return instead
  }
}
