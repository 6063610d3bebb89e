import 'server-only'
import { env } from '@/lib/env'

export const hasPasskeys = env.PASSKEYS === 'on'
