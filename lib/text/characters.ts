const lineBreak = /\r\n?/g
/** A spreadsheet or a mail is pasted with them. */
const breakInName = /\r\n|[\t\n\r\u2028\u2029]/g

const controlInName = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/v
const controlInProse = /[\p{Cc}--[\t\n]]/v
/** One of them keeps a name from being blank. */
const drawn = /[^\p{Default_Ignorable_Code_Point}\p{White_Space}\p{Cc}\u2800\ufff9-\ufffb]/v

/** Joiners, which write words of some scripts and emoji of several people, the tags of flags, and signs of numbers are drawn. */
const unseen =
  /[[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]--\p{Join_Control}--[\u{e0020}-\u{e007f}\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}]]/gv

export function asName(text: string): string {
  return text.normalize('NFC').replace(breakInName, ' ').trim()
}

export function asProse(text: string): string {
  return text.normalize('NFC').replace(lineBreak, '\n').trim()
}

/** For a text from a disk, whose author cannot be asked. */
export function withoutUnseen(text: string, instead = ''): string {
  return text.replace(unseen, instead).normalize('NFC')
}

export function isPlainName(text: string): boolean {
  return text.isWellFormed() && !controlInName.test(text)
}

export function isPlainProse(text: string): boolean {
  return text.isWellFormed() && !controlInProse.test(text)
}

export function isDrawn(text: string): boolean {
  return drawn.test(text)
}

/** Counts as Postgres and JSON Schema do. */
export function lengthOf(text: string): number {
  return Array.from(text).length
}
