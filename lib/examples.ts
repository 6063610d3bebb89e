import type { Examples, Feature } from './feature'
import { features } from '@/lib/features'

const declared: readonly Feature[] = features

/** Words of the product, for examples in the API document of what is the same for every product. */
export const examples = Object.assign({}, ...declared.map((feature) => feature.examples)) as Examples
