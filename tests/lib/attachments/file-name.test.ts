import { expect, test } from 'vitest'
import { CreateAttachment } from '@/lib/features/attachments/schema'
import { cleanFileName } from '@/lib/features/attachments/file-name'

test.each([
  ['plan.pdf', 'plan.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\Ada\\plan.pdf', 'plan.pdf'],
  ['a\u0000b\r\nc\u007f.txt', 'abc.txt'],
  ['invoice\u202Efdp.exe', 'invoicefdp.exe'],
  ['a\u2028b\u200Bc', 'abc'],
  ['می\u200cروم.pdf', 'می\u200cروم.pdf'],
  ['👨\u200d👩\u200d👧.png', '👨\u200d👩\u200d👧.png'],
  ['🏴\u{e0067}\u{e0062}\u{e007f}.png', '🏴\u{e0067}\u{e0062}\u{e007f}.png'],
  ['U\u0308bersicht.txt', '\u00DCbersicht.txt'],
  ['  spaced.txt ', 'spaced.txt'],
  ['.gitignore', '.gitignore'],
  ['..', ''],
  ['folder/', ''],
  ['\u202E', ''],
])('%j becomes %j', (given, clean) => {
  expect(cleanFileName(given)).toBe(clean)
})

test.each(['', '..', 'half \uD83D face', '\u2800', 'x'.repeat(256)])(
  '%j is no name of a file',
  (fileName) => {
    const file = { fileName, contentType: 'text/plain', sizeBytes: 1 }

    expect(CreateAttachment.safeParse(file).error?.issues).toMatchObject([{ path: ['fileName'] }])
  },
)
