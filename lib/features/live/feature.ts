import type { Feature } from '@/lib/feature'

export const live = {
  name: 'live',
  apiTags: {
    'live-tokens': {
      name: 'Live updates',
      description: 'A client that joins the topic of a workspace hears that something in it has changed.',
    },
  },
  apiChanges: [
    {
      on: '2026-11-30',
      kind: 'added',
      text: 'Tokens for the live updates of one workspace.',
      operations: ['createLiveToken'],
    },
  ],
} as const satisfies Feature
