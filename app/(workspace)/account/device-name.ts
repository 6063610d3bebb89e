import type { Messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { deviceOf } from '@/lib/auth/device'

export function deviceName(userAgent: string | null, m: Messages['account']): string {
  const { browser, system } = deviceOf(userAgent)
  if (browser && system) return fill(m.deviceOn, { browser, system })
  return browser ?? system ?? m.unknownDevice
}
