import { pageLocale } from '@/lib/auth/page-locale'
import type { Feature } from '../../../../../../../feature'
import { sizeOf } from '../size-of'

export const attachments: Feature = {
  name: 'attachments',
  values: { sizeBytes: async (value) => sizeOf(Number(value), await pageLocale()) },
}
