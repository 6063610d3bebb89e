import type { Part } from '../part.ts'

export const part: Part = {
  summary: 'Stored files in the export of an account',
  paths: [
    'lib/features/export/file*',
    'lib/features/export/stored-files.ts',
    'lib/storage/read-object.ts',
    'app/_messages/*/file-export.ts',
    'tests/lib/export/file-path.{proof,test}.ts',
  ],
  cuts: {
    'app/(workspace)/account/page.tsx': [' {exportedFiles.length > 0 && m.exportFiles}'],
  },
}
