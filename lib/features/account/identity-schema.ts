import { z } from 'zod'

export type Identity = {
  id: string
  provider: string
  email: string | null
  /** False for the only way into the account. */
  removable: boolean
  createdAt: string
}

export type SignInMethods = { identities: Identity[]; hasPassword: boolean }

export const IdentityScope = z.object({ identityId: z.uuid() })
