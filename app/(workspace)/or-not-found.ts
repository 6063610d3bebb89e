import 'server-only'
import { notFound } from 'next/navigation'
import type { z } from 'zod'
import { AppError } from '@/lib/errors'

/** What a page shows, or the not-found page: the same for what is missing and for what the visitor may not know. */
export async function orNotFound<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound()
    throw error
  }
}

/** The parameters of a page; an id that cannot be one is not found. */
export async function scopeOf<Schema extends z.ZodType>(
  schema: Schema,
  params: Promise<unknown>,
): Promise<z.output<Schema>> {
  const parsed = schema.safeParse(await params)
  return parsed.success ? parsed.data : notFound()
}
