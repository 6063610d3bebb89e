import { type ApiChange, type Feature } from '@/lib/feature'
import { features } from '@/lib/features'

/** Of the whole API. A feature declares its own as `apiChanges`. */
const general: readonly ApiChange[] = [
  {
    on: '2026-12-01',
    kind: 'changed',
    text: 'A query whose bytes are no UTF-8 is 422 with the names of its parameters, and an answer names at most 100 refused fields.',
  },
  {
    on: '2026-11-30',
    kind: 'added',
    text: '`Link` with `rel="next"` on lists, and `WWW-Authenticate` on every 401.',
  },
  {
    on: '2026-11-30',
    kind: 'added',
    text: 'The codes `factor_required` and `proof_required`, both 401, for operations that need a second factor or a recent confirmation.',
  },
  {
    on: '2026-11-30',
    kind: 'changed',
    text: 'A row that others hold is `busy`, a 409 with `Retry-After`, instead of `unavailable`.',
  },
  {
    on: '2026-11-30',
    kind: 'changed',
    text: 'Query parameters that an operation does not name are refused, as are an `Idempotency-Key` where nothing is created, numbers that are not plain digits, and compressed bodies.',
  },
  {
    on: '2026-11-30',
    kind: 'changed',
    text: 'Names and prose are normalized (NFC), and text that shows nothing or is not well-formed is 422 with the name of its field. Limits count characters.',
  },
  { on: '2026-11-29', kind: 'added', text: 'Version 1.' },
]

const declared: readonly Feature[] = features

/** The newest first. */
export const apiChanges: readonly ApiChange[] = [
  ...declared.flatMap(({ apiChanges: changes = [] }) => changes),
  ...general,
].toSorted((one, other) => (one.on < other.on ? 1 : -1))
