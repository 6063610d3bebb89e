import type { Part } from '../part.ts'

export const part: Part = {
  summary: 'Texts that a search accepts',
  lastOf: ['tasks', 'palette'],
  paths: ['lib/db/searchable.ts'],
}
