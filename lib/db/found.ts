import { AppError } from '@/lib/errors'

export function found<Row>(row: Row | undefined): Row {
  if (row === undefined) throw new AppError('not_found', 'Not found.')
  return row
}
