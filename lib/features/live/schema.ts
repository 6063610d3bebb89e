import { z } from 'zod'
import { described } from '@/lib/described'

export const LiveToken = described(
  z.object({
    token: z.string().meta({ examples: ['eyJhbGciOiJFUzI1NiIsImtpZCI6ImI4MTI2OWYxIn0.e30.c2lnbmF0dXJl'] }),
    topic: z.string().meta({ examples: ['workspace:0199a3b2-7c4d-7e5f-8a6b-1c2d3e4f5a6b'] }),
    expiresAt: z.iso.datetime({ offset: true }),
  }),
  {
    token: { description: 'The token that Realtime takes.', maxLength: 4_096 },
    topic: { description: 'The topic to join.', maxLength: 100 },
    expiresAt: 'The end of the token.',
  },
)
export type LiveToken = z.infer<typeof LiveToken>
