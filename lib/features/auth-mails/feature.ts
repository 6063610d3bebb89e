import type { Feature } from '@/lib/feature'

export const authMails = {
  name: 'auth-mails',
  needs: ['auth-events', 'inbound-events'],
} as const satisfies Feature
