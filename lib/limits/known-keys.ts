/** About two megabytes. A forgotten key costs its next request a round trip. */
const KEYS_MAX = 20_000

const hashes = new Set<string>()

export function isKnownKey(hash: string): boolean {
  return hashes.has(hash)
}

export function rememberKey(hash: string): void {
  hashes.add(hash)
  if (hashes.size > KEYS_MAX) hashes.delete(hashes.keys().next().value!)
}
