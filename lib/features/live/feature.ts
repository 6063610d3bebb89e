import type { Feature } from '@/lib/feature'

export const live = {
  name: 'live',
  apiTags: {
    'live-tokens': {
      name: 'Live updates',
      description: 'A client that joins the topic of a workspace hears that something in it has changed.',
    },
  },
} as const satisfies Feature
