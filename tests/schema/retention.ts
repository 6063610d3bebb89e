/** The most rows that one call of a purge removes. */
export const BATCH_ROWS = 1_000

/** An id of version 7 as made at a moment. n keeps those of one moment apart. */
export const idAt = (moment: string) =>
  `(lpad(to_hex((extract(epoch from ${moment}) * 1000)::bigint), 12, '0') || '7' || substr(md5(n::text), 1, 19))::uuid`

export type Retention = {
  table: string
  /** Makes what the rows hang on. */
  prepare?: string
  /** Inserts rows for `n` from `numbers`, as old as `moment`. */
  insert: (moment: string, numbers: string) => string
  purge: string
  /** The change of a request meanwhile to rows that stay. */
  change: string
}
