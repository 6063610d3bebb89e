import { z } from 'zod'

/** No week or day counts further, so a busy workspace costs no more than this many entries of an index each. */
export const COUNT_MAX = 1_000

export const count = z.int().min(0).max(COUNT_MAX)
