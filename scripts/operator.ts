import { reportFailure } from './command/failure.ts'
import { runOperator } from './operator/command.ts'
import { UsageError } from './operator/usage-error.ts'

try {
  await runOperator(process.argv.slice(2))
} catch (error) {
  reportFailure(error)
  if (error instanceof UsageError) process.exitCode = 2
}
