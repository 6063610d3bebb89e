import { AppError } from '@/lib/errors'

/** The row, or `not_found`: a row that the caller may not see answers like one that is not there. */
export function found<Row>(row: Row | undefined): Row {
  if (row === undefined) throw new AppError('not_found', 'Not found.')
  return row
}
