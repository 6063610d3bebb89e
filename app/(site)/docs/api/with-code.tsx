/** A description of the document, whose backquotes enclose code. */
export function WithCode({ children }: { children: string }) {
  return children
    .split('`')
    .map((part, at) => (at % 2 === 1 ? <code key={`${at} ${part}`}>{part}</code> : part))
}
