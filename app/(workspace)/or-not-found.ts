import 'server-only'
import { notFound } from 'next/navigation'
import type { z } from 'zod'
import { confirmIdentityAfter } from '@/app/_forms/confirm-identity'
import { AppError } from '@/lib/errors'

/**
 * The result, or the not-found page, which is the same for a missing and for a forbidden resource. Sends a member to the proof that a
 * workspace demands.
 */
export async function orNotFound<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound()
    await confirmIdentityAfter(error)
    throw error
  }
}

/** The parameters of a page. A malformed id is not found. */
export async function scopeOf<Schema extends z.ZodType>(
  schema: Schema,
  params: Promise<unknown>,
): Promise<z.output<Schema>> {
  const parsed = schema.safeParse(await params)
  return parsed.success ? parsed.data : notFound()
}
