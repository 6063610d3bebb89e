import 'server-only'
import pino from 'pino'
import { env } from '@/lib/env'
import { replaceSecret } from './secrets'
import { inOurSources } from './source-maps'

/** Synchronous writes lose no line at exit and need no worker: https://github.com/pinojs/pino/blob/main/docs/bundling.md */
export const log = createLog(env.NODE_ENV === 'development' ? await prettyStdout() : pino.destination(1))

export function createLog(destination: pino.DestinationStream) {
  return pino(
    {
      level: env.LOG_LEVEL,
      base: undefined,
      messageKey: 'message',
      errorKey: 'error',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
      serializers: { error: describe },
      // The finished line includes child bindings and messages.
      hooks: { streamWrite: (line) => `${JSON.stringify(JSON.parse(line), replaceSecret)}\n` },
    },
    destination,
  )
}

// Driver errors carry parameters and whole requests as own properties, so only these few are written.
function describe(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const { name, message, stack, cause } = error
  const code = 'code' in error ? error.code : undefined
  return { name, code, message, stack: stack && inOurSources(stack), cause: describe(cause) }
}

async function prettyStdout() {
  const { default: pretty } = await import('pino-pretty')
  return pretty({ messageKey: 'message', errorLikeObjectKeys: ['error'], singleLine: true, sync: true })
}
