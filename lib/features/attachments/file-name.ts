// Control characters, invisible and text-direction characters, lone surrogates, line and paragraph breaks.
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu

/** Removes folders and invisible characters. Empty when nothing is left. */
export function cleanFileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  const clean = last.normalize('NFC').replace(unseen, '').trim()
  return /^\.+$/.test(clean) ? '' : clean
}
