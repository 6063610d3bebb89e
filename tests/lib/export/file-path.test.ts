import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pathSafe } from '@/lib/features/export/file-path'

test.each([
  ['plan.pdf', 'plan.pdf'],
  ['Übersicht 日本 🚀.txt', 'Übersicht 日本 🚀.txt'],
  ['.gitignore', '.gitignore'],
  ['..', 'file'],
  ['', 'file'],
  ['../../etc/passwd', '.._.._etc_passwd'],
  ['..\\..\\autoexec.bat', '.._.._autoexec.bat'],
  ['C:\\plan.pdf', 'C__plan.pdf'],
  ['a\u0000b\r\nc\u007f.txt', 'a_b__c_.txt'],
  ['invoice\u202Efdp.exe', 'invoice_fdp.exe'],
  ['what? "this" <or> that|*.md', 'what_ _this_ _or_ that__.md'],
  ['می\u200cروم 👨\u200d👩\u200d👧.pdf', 'می\u200cروم 👨\u200d👩\u200d👧.pdf'],
  [`${'x'.repeat(77)}👨\u200d👩`, `${'x'.repeat(77)}👨`],
  [' spaced.txt. . ', 'spaced.txt'],
  ['NUL', '_NUL'],
  ['con.tar.gz', '_con.tar.gz'],
  ['com1 .txt', '_com1 .txt'],
  ['console.txt', 'console.txt'],
  [`${'x'.repeat(251)}.pdf`, `${'x'.repeat(76)}.pdf`],
  [`a.${'x'.repeat(100)}`, `a.${'x'.repeat(78)}`],
  [`${'x'.repeat(79)}😀`, 'x'.repeat(79)],
])('%j becomes %j', (given, safe) => {
  expect(pathSafe(given)).toBe(safe)
})

test('whatever a file is called, its name is one short part of a path on every system', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) => {
      const name = pathSafe(given)

      expect(name).toMatch(
        /^[^\p{Cc}\p{Bidi_Control}\p{Cs}<>:"/\\|?*]*[^\s.\p{Cc}\p{Bidi_Control}\p{Cs}<>:"/\\|?*]$/u,
      )
      expect(name).not.toMatch(/^(con|prn|aux|nul|(com|lpt)\d)(\.|$)/i)
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255)
      expect(name.length).toBeLessThanOrEqual(81)
    }),
  )
})
