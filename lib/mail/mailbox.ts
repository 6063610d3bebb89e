/** Most providers deliver to it whatever its owner writes behind a plus. https://www.rfc-editor.org/rfc/rfc5233 */
export function mailboxOf(address: string): string {
  return address.toLowerCase().replace(/^([^@+]+)\+[^@]*@/, '$1@')
}
