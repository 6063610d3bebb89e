import { randomInt } from 'node:crypto'

/** One of 130,048 client addresses, so that two tests hardly share one: https://www.rfc-editor.org/rfc/rfc2544 sets them aside. */
export function someAddress(): string {
  return `198.${18 + randomInt(2)}.${randomInt(256)}.${1 + randomInt(254)}`
}
