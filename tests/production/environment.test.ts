import { once } from 'node:events'
import { expect, test } from 'vitest'
import { freePort } from '../../scripts/local/ports'
import { productionValues } from '../support/production-values'
import { spawnNext } from '../support/server'

test('a start without its required variables fails with one list that names each', async () => {
  const { child, output } = spawnNext(await freePort(), {})

  const [code] = await once(child, 'close')

  expect(code).toBe(1)
  const [heading, ...lines] = output.stderr.trimEnd().split('\n')
  expect(heading).toBe('The environment is not as it must be (see .env.example):')
  expect(lines.map((line) => /^ {2}(\w+): is missing\. /.exec(line)?.[1])).toEqual(
    Object.keys(productionValues),
  )
})

test('a start with a wrong variable names it, and never shows its value', async () => {
  const { child, output } = spawnNext(await freePort(), {
    ...productionValues,
    SUPABASE_SECRET_KEY: 'pasted-by-mistake',
  })

  const [code] = await once(child, 'close')

  expect(code).toBe(1)
  expect(output.stderr).toContain('SUPABASE_SECRET_KEY')
  expect(output.stdout + output.stderr).not.toContain('pasted-by-mistake')
})
