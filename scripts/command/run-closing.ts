import { closeInOrder, type Closing } from './closing.ts'

/** Runs a command, and gives back what it took when it ends, fails or is stopped. A failure or a signal is the exit code 1. */
export async function runClosing(command: (closing: Closing) => Promise<void>) {
  const closing = closeInOrder({ signalCode: 1 })
  try {
    await command(closing)
  } catch (error) {
    await closing.fail(error)
  }
  await closing.close()
}
