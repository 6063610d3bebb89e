import { features as product } from '../../lib/features'
import type { Feature } from '@/lib/feature'
import { notes } from '@/lib/features/notes/feature'

/** The features of the product, and the example that tests add: in tests `@/lib/features` is this list. */
export const features = [...product, notes] as const satisfies readonly Feature[]
