import { z } from 'zod'
import { wholeNumberIn } from '@/lib/http/whole-number'

/** The form field with the version that the form changes. */
export const OfVersion = { version: z.preprocess(wholeNumberIn, z.int().positive()) }
