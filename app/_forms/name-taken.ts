import { AppError } from '@/lib/errors'

/** Maps a conflict to the name field. */
export const nameTaken =
  (sentence: string) =>
  (error: unknown): never => {
    if (!(error instanceof AppError) || error.code !== 'conflict') throw error
    throw new AppError('conflict', sentence, { details: [{ path: 'name', message: sentence }], cause: error })
  }
