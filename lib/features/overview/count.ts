import { z } from 'zod'

/** Bounds the cost of each count to so many index entries. */
export const COUNT_MAX = 1_000

export const count = z.int().min(0).max(COUNT_MAX)
