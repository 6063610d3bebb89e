import { AsyncLocalStorage } from 'node:async_hooks'

/** The headers of a request to Storage: Supabase Lite hands neither a range nor every cache setting on to its files. */
export const storageRequest = new AsyncLocalStorage<Headers>()

const OBJECT = /^\/storage\/v1\/object\//

export function isObjectRequest({ url }: Request): boolean {
  return OBJECT.test(new URL(url).pathname)
}

/** An error as the Storage API writes it: the status inside, and 400 outside. */
export function storageError(
  code: string,
  message: string,
  { error = code, statusCode = '400', status = 400 } = {},
) {
  return Response.json({ statusCode, error, message, code }, { status })
}
