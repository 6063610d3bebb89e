/** `at` is where it begins. */
export type Piece = { at: number; text: string; href?: string }

/** Longer text is hardly an address, and slow to match. */
const address = /\bhttps?:\/\/[^\s<>"“”„]{1,2000}/gi
/** Punctuation that ends a sentence, or a bracket that was opened before the address. */
const closing = /[.,:;!?…'’‘»*_)\]}]/
const pairs: Record<string, string> = { ')': '(', ']': '[', '}': '{' }

/** Splits a text at its http and https addresses. The joined pieces are the text. */
export function linksIn(text: string): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const { 0: found, index } of text.matchAll(address)) {
    const shown = withoutEnd(found)
    const url = URL.parse(shown)
    if (!url || !/^https?:$/.test(url.protocol)) continue
    pieces.push({ at: from, text: text.slice(from, index) }, { at: index, text: shown, href: url.href })
    from = index + shown.length
  }
  return [...pieces, { at: from, text: text.slice(from) }].filter((piece) => piece.text !== '')
}

/** Drops the punctuation of the sentence and keeps a bracket that the address itself opens. */
function withoutEnd(found: string) {
  const surplus = surplusIn(found)
  let end = found.length
  while (end > 0 && closing.test(found[end - 1]!)) {
    const last = found[end - 1]!
    if (last in surplus) {
      if (surplus[last]! <= 0) break
      surplus[last]! -= 1
    }
    end -= 1
  }
  return found.slice(0, end)
}

/** The closing brackets of each kind that nothing opens. */
function surplusIn(text: string): Record<string, number> {
  return Object.fromEntries(
    Object.entries(pairs).map(([close, open]) => [close, text.split(close).length - text.split(open).length]),
  )
}
