const start = 'sign-in-unchecked'

/** Marks the error of a sign-in that cannot be checked. Next hands a browser only the digest of an error. */
export function uncheckedDigest(requestId: string): string {
  return `${start} ${requestId}`
}

export function isUnchecked(digest: string | undefined): boolean {
  return digest?.startsWith(start) ?? false
}
