import 'server-only'
import { createHash, timingSafeEqual } from 'node:crypto'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'

/** Throws `unauthenticated` for a wrong secret, compared in constant time, and `not_found` when none is configured. */
export function requireCronSecret(request: Request): void {
  if (!env.CRON_SECRET) throw new AppError('not_found', 'Not found.')

  const given = request.headers.get('authorization') ?? ''
  if (!timingSafeEqual(digest(given), digest(`Bearer ${env.CRON_SECRET}`))) {
    throw new AppError('unauthenticated', 'Send the scheduler’s secret.')
  }
}

function digest(text: string) {
  return createHash('sha256').update(text).digest()
}
