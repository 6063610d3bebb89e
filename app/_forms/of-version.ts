import { z } from 'zod'

/** The form field with the version that the form changes. */
export const OfVersion = { version: z.coerce.number().int().positive() }
