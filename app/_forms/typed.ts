import { z } from 'zod'

/** What a form holds that asks for the name of what goes for good. */
export function Typed(name: string) {
  return z.object({
    confirmation: z
      .string()
      .trim()
      .refine((text) => text === name.trim(), 'Type the name exactly as shown.'),
  })
}
