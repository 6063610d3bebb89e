/** Beside the 91 characters of its folder it fits into a path on Windows, and as UTF-8 into a name on any other system. */
const NAME_LENGTH_MAX = 80
/** What is longer is no extension. */
const EXTENSION_LENGTH_MAX = 16

// What nobody sees, and what Windows or another system reads as more than a part of a name.
const refused = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}<>:"/\\|?*]/gu
// https://learn.microsoft.com/windows/win32/fileio/naming-a-file#naming-conventions
const device = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[\d¹²³])\s*(\.|$)/i

/** A name for a file that is one harmless part of a path on every system; its extension stays. */
export function pathSafe(fileName: string): string {
  const name = ended(fileName.normalize('NFC').replace(refused, '_').trimStart())
  const safe = ended(shortened(name)) || 'file'
  return device.test(safe) ? `_${safe}` : safe
}

// Windows drops what stands at the end, and without it two dots lead nowhere.
function ended(name: string) {
  return name.replace(/[\s.]+$/u, '')
}

function shortened(name: string) {
  const dot = name.lastIndexOf('.')
  const extension = dot > 0 && name.length - dot <= EXTENSION_LENGTH_MAX ? name.slice(dot) : ''
  const stem = name.slice(0, name.length - extension.length).slice(0, NAME_LENGTH_MAX - extension.length)
  return stem.replace(/[\ud800-\udbff]$/, '') + extension
}
