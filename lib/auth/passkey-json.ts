/** The value that a browser has written as JSON. Undefined for a text that is none. */
export function passkeyJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
