/** A description of the document, whose backquotes enclose code. */
export function WithCode({ children }: { children: string }) {
  return [...children.matchAll(/`([^`]*)`|[^`]+/g)].map(({ 0: text, 1: code, index }) =>
    code === undefined ? text : <code key={index}>{code}</code>,
  )
}
