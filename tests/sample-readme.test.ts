import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const [above = ''] = readFileSync('README.md', 'utf8').split('\n## ')

test('the README says how to take the sample out, before it says how to begin', () => {
  expect(above).toContain('npm run sample:remove')
})
