import { z } from 'zod'

/** A provider that signs a person in. */
export type Identity = {
  id: string
  provider: string
  /** The address that the provider tells. */
  email: string | null
  /** False for the only way into the account. */
  removable: boolean
  createdAt: string
}

export type SignInMethods = { identities: Identity[]; hasPassword: boolean }

export const IdentityScope = z.object({ identityId: z.uuid() })
