import 'server-only'
import { z } from 'zod'
import { checkKeys } from '@/lib/auth/signing-keys'
import { pingDatabase } from '@/lib/db/ping'
import { AppError } from '@/lib/errors'
import { log } from '@/lib/observability/log'

const CHECK_TIMEOUT_MS = 1_000
/** Minimum pause between logs of one reason, because load balancers keep asking. */
const SAME_REASON_LOG_MS = 60_000

const checks = { database: pingDatabase, authKeys: checkKeys }

export const Readiness = z.object({ database: z.literal('ok'), authKeys: z.literal('ok') })
export type Readiness = z.infer<typeof Readiness>

/** Throws `unavailable` with the names of the failed checks. Only the log has the reasons. */
export async function checkReadiness(): Promise<Readiness> {
  const failed = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => ((await passes(name, check)) ? [] : [name])),
  )
  const details = failed.flat().map((path) => ({ path, message: 'Not available.' }))
  if (details.length > 0)
    throw new AppError('unavailable', 'Not ready to serve.', {
      details,
      retryAfterSeconds: 5,
      isLogged: true,
    })

  return { database: 'ok', authKeys: 'ok' }
}

async function passes(name: string, check: () => Promise<void>) {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${CHECK_TIMEOUT_MS} ms.`)), CHECK_TIMEOUT_MS)
  })
  try {
    await Promise.race([check(), late])
    return true
  } catch (error) {
    logReason(name, error)
    return false
  } finally {
    clearTimeout(timer)
  }
}

const loggedAt = new Map<string, number>()

function logReason(check: string, error: unknown) {
  const { code, text } = reasonOf(error)
  const now = performance.now()
  if (now - (loggedAt.get(`${check} ${code}`) ?? -Infinity) < SAME_REASON_LOG_MS) return

  loggedAt.set(`${check} ${code}`, now)
  log.error({ check, reason: text }, 'not ready')
}

function reasonOf(error: unknown): { code: string; text: string } {
  if (!(error instanceof Error)) return { code: 'unknown', text: String(error) }
  if (error.cause instanceof Error) return reasonOf(error.cause)

  const code = 'code' in error ? String(error.code) : ''
  return { code: code || error.message, text: [code, error.message].filter(Boolean).join(' ') }
}
