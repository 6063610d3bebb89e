import { AppError } from '@/lib/errors'

/** Makes of a conflict a refusal at the field of the name. */
export const nameTaken =
  (sentence: string) =>
  (error: unknown): never => {
    if (!(error instanceof AppError) || error.code !== 'conflict') throw error
    throw new AppError('conflict', sentence, { details: [{ path: 'name', message: sentence }], cause: error })
  }
