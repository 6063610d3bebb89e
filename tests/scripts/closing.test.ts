import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { collectClosers } from '@/scripts/command/closing'
import { projectDir } from '@/scripts/command/project'

test('a signal that comes while things are given back waits until all are', () => {
  const program = `
    import { setTimeout as sleep } from 'node:timers/promises'
    import { closeInOrder } from ${JSON.stringify(join(projectDir, 'scripts/command/closing.ts'))}
    const closing = closeInOrder({ signalCode: 1 })
    closing.add(async () => console.log('the first'))
    closing.add(async () => { await sleep(300); console.log('the last') })
    void closing.close()
    process.kill(process.pid, 'SIGTERM')`

  const ended = spawnSync(process.execPath, ['--input-type=module', '--eval', program], { encoding: 'utf8' })

  expect({ code: ended.status, said: ended.stdout }).toEqual({ code: 1, said: 'the last\nthe first\n' })
})

test('an end while something is being opened waits for it, and ends it too', async () => {
  const closers = collectClosers()
  const opening = Promise.withResolvers<string>()
  const ended: string[] = []
  void closers.open(opening.promise, async (opened) => ended.push(opened))
  closers.add(async () => ended.push('the last'))

  const closed = closers.close()
  opening.resolve('the first')
  await closed

  expect(ended).toEqual(['the last', 'the first'])
})

test('something that could not be opened has no end', async () => {
  const closers = collectClosers()
  const opened = closers.open(Promise.reject(new Error('no')), async () => expect.unreachable())

  await expect(opened).rejects.toThrow('no')
  await expect(closers.close()).resolves.toBeUndefined()
})
