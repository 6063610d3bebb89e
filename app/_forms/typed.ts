import { z } from 'zod'

/** The form that asks for a name before an irreversible deletion. */
export function Typed(name: string) {
  return z.object({
    confirmation: z
      .string()
      .trim()
      .refine((text) => text === name.trim(), 'Type the name exactly as shown.'),
  })
}
