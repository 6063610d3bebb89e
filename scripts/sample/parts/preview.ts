import type { Part } from '../part.ts'

export const part: Part = {
  summary: 'Picture of the product on the landing page',
  needs: ['tasks'],
  paths: ['app/(site)/preview', 'app/_messages/*/preview.ts'],
}
