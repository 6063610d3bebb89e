import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const [above = ''] = readFileSync('README.md', 'utf8').split('\n## ')

test('the README shows the sample before it says how to begin', () => {
  expect(above.match(/!\[[^\]]+\]\(docs\/screenshots\//g)).toHaveLength(1)
})
