import { z } from 'zod'

/** The field of a form that says which version of a thing it changes. */
export const OfVersion = { version: z.coerce.number().int().positive() }
