import { withoutUnseen } from '@/lib/text/characters'

/** With the 91 characters of its folder it fits a Windows path, and as UTF-8 a file name on any other system. */
const NAME_LENGTH_MAX = 80
/** A longer ending is no extension. */
const EXTENSION_LENGTH_MAX = 16

// Characters with a meaning in paths of Windows or another system.
const refused = /[\p{Cs}<>:"/\\|?*]/gu
// https://learn.microsoft.com/windows/win32/fileio/naming-a-file#naming-conventions
const device = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[\d¹²³])\s*(\.|$)/i

/** Returns one harmless path segment for every system. The extension stays. */
export function pathSafe(fileName: string): string {
  const name = ended(withoutUnseen(fileName, '_').replace(refused, '_').trimStart())
  const safe = ended(shortened(name)) || 'file'
  return device.test(safe) ? `_${safe}` : safe
}

// Windows drops trailing dots and spaces. Without them two dots lead nowhere. A cut leaves a joiner behind.
function ended(name: string) {
  return name.replace(/(?<![\s.\u200c\u200d])[\s.\u200c\u200d]+$/u, '')
}

function shortened(name: string) {
  const dot = name.lastIndexOf('.')
  const extension = dot > 0 && name.length - dot <= EXTENSION_LENGTH_MAX ? name.slice(dot) : ''
  const stem = name.slice(0, name.length - extension.length).slice(0, NAME_LENGTH_MAX - extension.length)
  return stem.replace(/[\ud800-\udbff]$/, '') + extension
}
