const start = 'sign-in-unchecked'

/** Next hands a browser only the digest of an error. */
export function uncheckedDigest(requestId: string): string {
  return `${start} ${requestId}`
}

export function isUnchecked(digest: string | undefined): boolean {
  return digest?.startsWith(start) ?? false
}
