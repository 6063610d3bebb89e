import 'server-only'
import { log } from '@/lib/observability/log'

let away = false

export function storeFailed(error: unknown): void {
  if (!away)
    log.warn({ error }, 'requests are counted by each process alone, since the shared counters do not answer')
  away = true
}

export function storeAnswered(): void {
  if (away) log.info('requests are counted together again')
  away = false
}
