import { reportFailure } from './command/failure.ts'
import { runOperator } from './operator/command.ts'
import { UsageError } from './operator/usage-error.ts'
import { usageOf } from './operator/usage.ts'

const [name = '--help', ...rest] = process.argv.slice(2)
try {
  if (name === '--help' || name === '-h') console.log(usageOf(undefined))
  else await runOperator(name, rest)
} catch (error) {
  reportFailure(error)
  if (error instanceof UsageError) process.exitCode = 2
}
