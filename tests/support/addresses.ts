import { randomInt } from 'node:crypto'

/** A client address that no other test has: https://www.rfc-editor.org/rfc/rfc2544 sets its network aside for tests. */
export function someAddress(): string {
  return `198.${18 + randomInt(2)}.${randomInt(256)}.${1 + randomInt(254)}`
}
