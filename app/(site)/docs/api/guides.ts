import { changelog } from './_guides/changelog'
import { conditional } from './_guides/conditional'
import { errors } from './_guides/errors'
import { filters } from './_guides/filters'
import { idempotency } from './_guides/idempotency'
import { limits } from './_guides/limits'
import { paging } from './_guides/paging'
import { versions } from './_guides/versions'
import { webhooks } from './_guides/webhooks'
import type { Guide } from './guide'

/** In the order of reading. */
export const guides: readonly Guide[] = [
  errors,
  paging,
  filters,
  idempotency,
  conditional,
  limits,
  webhooks,
  versions,
  changelog,
]
