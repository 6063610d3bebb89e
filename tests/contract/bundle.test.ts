import { join } from 'node:path'
import { build } from 'vite'
import { expect, test } from 'vitest'

/** Forty operations and their caller. The smallest module of the server would be more. */
const SIZE_MAX_BYTES = 12_000

test('the client brings nothing of the server to a browser', async () => {
  const outputs = await build({
    configFile: false,
    logLevel: 'silent',
    resolve: { alias: { '@': process.cwd() } },
    build: { write: false, lib: { entry: join(process.cwd(), 'app/api/client.ts'), formats: ['es'] } },
  })

  const [bundle] = [outputs].flat().flatMap((result) => ('output' in result ? result.output : []))
  if (bundle?.type !== 'chunk') throw new Error('There is no bundle.')
  expect(bundle.moduleIds.map((id) => id.replace(`${process.cwd()}/`, '')).toSorted()).toEqual([
    'app/api/client.ts',
    'app/api/operations.ts',
  ])
  const excess = bundle.code.length - SIZE_MAX_BYTES
  const fault = `the client has ${excess} bytes more than SIZE_MAX_BYTES of this file allows: app/api/operations.ts has grown`
  expect(excess > 0 ? [fault] : []).toEqual([])
})
