import type { Part } from '../part.ts'

export const part: Part = {
  summary: 'Attached files in the export of an account',
  needs: ['attachments', 'file-export'],
  paths: ['tests/api/attachment-export-files.test.ts'],
}
