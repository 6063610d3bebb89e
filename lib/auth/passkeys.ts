import 'server-only'
import { env } from '@/lib/env'

/** True where the site offers passkeys. */
export const hasPasskeys = env.PASSKEYS === 'on'
