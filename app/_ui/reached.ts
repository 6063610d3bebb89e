import { unstable_isUnrecognizedActionError } from 'next/navigation'
import type { Sent } from './ask-current-build'

// Preloaded, since a newer build does not serve the files of this one.
const ahead = typeof window === 'undefined' ? undefined : import('./ask-current-build').catch(() => undefined)

/**
 * The result of a Server Action, or `instead` if the server was not reached. Moves to the current build if that does not know the
 * action.
 */
export async function reached<Answer, Instead>(
  asked: Promise<Answer>,
  instead: Instead,
  sent?: Sent,
): Promise<Answer | Instead> {
  try {
    return await asked
  } catch (error) {
    if (unstable_isUnrecognizedActionError(error)) return leave(sent)
    // `fetch` throws a TypeError without a response: https://developer.mozilla.org/docs/Web/API/Window/fetch#exceptions
    if (!(error instanceof TypeError)) throw error
    return instead
  }
}

async function leave(sent: Sent | undefined): Promise<never> {
  const { askCurrentBuild } = (await ahead) ?? (await import('./ask-current-build'))
  return askCurrentBuild(sent)
}
