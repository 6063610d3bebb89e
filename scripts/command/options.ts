import { parseArgs, type ParseArgsConfig } from 'node:util'

/** The options of a command. One that it does not know ends it with a sentence and the status 1. */
export function readOptions<Config extends ParseArgsConfig>(
  config: Config,
): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config)
  } catch (error) {
    const [sentence] = (error as Error).message.split('. ')
    console.error(`${sentence}. See --help.`)
    return process.exit(1)
  }
}
