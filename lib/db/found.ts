import { AppError } from '@/lib/errors'

/** Answers a row that the caller may not see like one that does not exist. */
export function found<Row>(row: Row | undefined): Row {
  if (row === undefined) throw new AppError('not_found', 'Not found.')
  return row
}
