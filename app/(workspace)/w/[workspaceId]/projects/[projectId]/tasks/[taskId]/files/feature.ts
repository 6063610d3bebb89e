import { pageLocale } from '@/lib/auth/page-locale'
import type { Feature } from '../../../../../../../feature'
import { sizeOf } from '@/app/_ui/size-of'

export const attachments: Feature = {
  name: 'attachments',
  values: { sizeBytes: async (value) => sizeOf(Number(value), await pageLocale()) },
}
