export const requestIdHeader = 'x-request-id'

// Fits a UUID or the ids of common proxies, in characters that are harmless in a log, a header and SQL.
const wellFormed = /^[\w.:-]{8,128}$/

export function requestIdFrom(headers: Headers): string {
  return requestIdOf(headers.get(requestIdHeader))
}

export function requestIdOf(incoming: unknown): string {
  return typeof incoming === 'string' && wellFormed.test(incoming) ? incoming : crypto.randomUUID()
}
