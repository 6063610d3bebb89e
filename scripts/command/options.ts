import { parseArgs, type ParseArgsConfig } from 'node:util'
import { reportFailure } from './failure.ts'

/** The options of a command. One that it does not know ends it with a sentence and the status 1. */
export function readOptions<Config extends ParseArgsConfig>(
  config: Config,
): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config)
  } catch (error) {
    const [sentence] = (error as Error).message.split('. ')
    // An exit at once may hang, as closing.ts says.
    process.once('uncaughtException', reportFailure)
    throw new Error(`${sentence}. See --help.`, { cause: error })
  }
}
