import { AppError } from '@/lib/errors'

/** Puts a conflict where it can be put right: at the name. */
export function nameTaken(error: unknown): never {
  if (!(error instanceof AppError) || error.code !== 'conflict') throw error
  const message = 'This workspace already has a project of that name.'
  throw new AppError('conflict', message, { details: [{ path: 'name', message }], cause: error })
}
