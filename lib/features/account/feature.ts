import { z } from 'zod'
import type { Feature } from '@/lib/feature'

export const account = {
  name: 'account',
  needs: ['auth-events'],
  jobs: {
    'account-removed.mail': z.object({
      to: z.string(),
      locale: z.string().nullable(),
      at: z.iso.datetime({ offset: true }),
    }),
  },
  notExported: { profiles: 'One’s own is in account.json; names of others stand beside their memberships.' },
  apiTags: { me: { name: 'Account', description: 'The signed-in person.' } },
} as const satisfies Feature
