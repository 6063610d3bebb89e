import type { Feature } from '../../../feature'
import { Figures } from './figures'

export const overview: Feature = {
  name: 'overview',
  overview: { Part: Figures },
}
