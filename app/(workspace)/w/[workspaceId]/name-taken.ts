import { AppError } from '@/lib/errors'

/** Puts a conflict where it can be put right: at the name. */
const nameTaken =
  (sentence: string) =>
  (error: unknown): never => {
    if (!(error instanceof AppError) || error.code !== 'conflict') throw error
    throw new AppError('conflict', sentence, { details: [{ path: 'name', message: sentence }], cause: error })
  }

export const projectNameTaken = nameTaken('This workspace already has a project with this name.')
export const labelNameTaken = nameTaken('This workspace already has a label with this name.')
