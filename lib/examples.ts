import type { Examples, Feature } from './feature'
import { features } from '@/lib/features'

const declared: readonly Feature[] = features

export const examples = Object.assign({}, ...declared.map((feature) => feature.examples)) as Examples
