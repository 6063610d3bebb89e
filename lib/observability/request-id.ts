export const requestIdHeader = 'x-request-id'

// Fits a UUID or the ids of common proxies, in characters that are harmless in a log, a header and SQL.
const wellFormed = /^[\w.:-]{8,128}$/

export function requestIdFrom(headers: Headers): string {
  const incoming = headers.get(requestIdHeader)
  return incoming && wellFormed.test(incoming) ? incoming : crypto.randomUUID()
}
