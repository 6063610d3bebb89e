import 'server-only'
import { z } from 'zod'
import { checkKeys } from '@/lib/auth/access-token'
import { checkDatabase } from '@/lib/db/check'
import { AppError } from '@/lib/errors'

/** How long each dependency may take; load balancers ask every few seconds. */
const CHECK_TIMEOUT_MS = 1_000

export const Readiness = z.object({ database: z.literal('ok'), authKeys: z.literal('ok') })
export type Readiness = z.infer<typeof Readiness>

/** Throws `unavailable`, naming what did not answer, unless everything that a request needs does. */
export async function checkReadiness(): Promise<Readiness> {
  const checks = { database: checkDatabase, authKeys: checkKeys }
  const failed = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => ((await passes(check)) ? [] : [name])),
  )
  const names = failed.flat()

  if (names.length > 0) {
    const details = names.map((path) => ({ path, message: 'Did not answer in time.' }))
    throw new AppError('unavailable', 'Not ready to serve.', { details, retryAfterSeconds: 5 })
  }
  return { database: 'ok', authKeys: 'ok' }
}

async function passes(check: () => Promise<void>) {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('too late')), CHECK_TIMEOUT_MS)
  })
  try {
    await Promise.race([check(), late])
    return true
  } catch {
    return false
  } finally {
    clearTimeout(timer)
  }
}
