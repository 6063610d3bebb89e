import type { Feature } from '@/lib/feature'

export const account = {
  name: 'account',
  needs: ['auth-events'],
  notExported: { profiles: 'One’s own is in account.json; names of others stand beside their memberships.' },
  apiTags: { me: { name: 'Account', description: 'The signed-in person.' } },
} as const satisfies Feature
