import { z } from 'zod'
import { asName, asProse, isDrawn, isPlainName, isPlainProse, lengthOf } from './characters'

export const unnamable = 'Remove characters that cannot be seen, or that turn the direction of the text.'
export const unwritable = 'Remove control characters.'

type Bounds = { min: number; max: number }

/** A text of one line. `private.is_name` in the database is the same rule. */
export function Name(max: number, min = 1) {
  return bounded(z.string().overwrite(asName).refine(isPlainName, { error: unnamable, abort: true }), {
    min,
    max,
  })
}

/** A text of any lines, blank without a `min`. `private.is_prose` in the database is the same rule. */
export function Prose(max: number, min = 0) {
  return bounded(z.string().overwrite(asProse).refine(isPlainProse, { error: unwritable, abort: true }), {
    min,
    max,
  })
}

function bounded(text: z.ZodString, { min, max }: Bounds) {
  return text
    .check(({ value, issues }) => {
      const length = lengthOf(value)
      const size = { origin: 'string', inclusive: true, input: value } as const
      if (length > max) issues.push({ ...size, code: 'too_big', maximum: max })
      else if (length < min || (min > 0 && !isDrawn(value)))
        issues.push({ ...size, code: 'too_small', minimum: min })
    })
    .meta({ ...(min > 0 && { minLength: min }), maxLength: max })
}
