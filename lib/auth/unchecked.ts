const start = 'sign-in-unchecked'

/** What the browser gets of a failure that is only that sign-in cannot be checked: the one thing that Next hands on of an error. */
export function uncheckedDigest(requestId: string): string {
  return `${start} ${requestId}`
}

export function isUnchecked(digest: string | undefined): boolean {
  return digest?.startsWith(start) ?? false
}
