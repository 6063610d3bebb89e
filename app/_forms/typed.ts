import { z } from 'zod'
import { asName } from '@/lib/text/characters'

/** The form that asks for a name before an irreversible deletion. */
export function Typed(name: string) {
  return z.object({
    confirmation: z
      .string()
      .overwrite(asName)
      .refine((text) => text === asName(name), 'Type the name exactly as shown.'),
  })
}
