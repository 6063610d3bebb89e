import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
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
