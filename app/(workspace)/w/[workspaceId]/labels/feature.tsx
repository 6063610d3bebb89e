import { Tag } from 'lucide-react'
import { wordOf } from '@/app/_messages/word-of'
import type { Feature } from '../../../feature'
import { labelsPath } from './paths'

export const labels: Feature = {
  name: 'labels',
  page: {
    name: (m) => m.workspace.labels,
    path: labelsPath,
    permission: 'labels.read',
    icon: <Tag aria-hidden />,
  },
  values: { colour: (value, { m }) => wordOf(value, m.labels.colours) },
}
