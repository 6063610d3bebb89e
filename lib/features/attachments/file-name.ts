// Control characters, invisible ones that turn or hide text, halves of characters, and breaks of lines and paragraphs.
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu

/** The name of a file as people may be shown it: without the folders before it and what nobody could see. Empty when nothing is left. */
export function cleanFileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  const clean = last.normalize('NFC').replace(unseen, '').trim()
  return /^\.+$/.test(clean) ? '' : clean
}
