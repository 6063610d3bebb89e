import { expect, test } from 'vitest'
import { cleanFileName } from '@/lib/features/attachments/file-name'

test.each([
  ['plan.pdf', 'plan.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\Ada\\plan.pdf', 'plan.pdf'],
  ['a\u0000b\r\nc\u007f.txt', 'abc.txt'],
  ['invoice\u202Efdp.exe', 'invoicefdp.exe'],
  ['a\u2028b\u200Bc', 'abc'],
  ['half \uD83D face', 'half  face'],
  ['U\u0308bersicht.txt', '\u00DCbersicht.txt'],
  ['  spaced.txt ', 'spaced.txt'],
  ['.gitignore', '.gitignore'],
  ['..', ''],
  ['folder/', ''],
  ['\u202E', ''],
])('%j becomes %j', (given, clean) => {
  expect(cleanFileName(given)).toBe(clean)
})
