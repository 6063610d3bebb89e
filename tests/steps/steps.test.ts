import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { exists } from '@plinth/local-supabase/process'
import { scratchDir } from '../support/scratch'
import { node, run, startRun, summaryIn } from './runner'

const good = node('good', 'console.log("fine")')
const bad = node('bad', 'console.log("the reason"); process.exit(3)')

test('a run of good steps passes, says how many there were, and leaves nothing', async () => {
  const { code, output, left } = await run([good, { ...good, name: 'also good' }])

  expect({ code, left }).toEqual({ code: 0, left: [] })
  expect(output).toContain('▸ 2/2 also good: node ')
  expect(summaryIn(output)).toMatch(/^All 2 steps passed in \d+\.\d s\.$/)
})

test('after a failed step the others run, but not those that need it, and the summary says which and why', async () => {
  const { code, output, left } = await run([
    bad,
    node('in vain', 'console.log("never")', { needs: ['bad'] }),
    node('in vain too', 'console.log("never")', { needs: ['in vain'] }),
    good,
  ])

  expect({ code, left }).toEqual({ code: 1, left: [] })
  expect(output).not.toContain('\nnever')
  const [first, passed, ...others] = summaryIn(output).split('\n')
  expect(first).toMatch(/^3 of 4 steps did not pass, after \d+\.\d s\.$/)
  expect(passed).toBe('Passed: good.')
  expect(others).toEqual([
    expect.stringMatching(
      /^✗ bad failed after .+: exit code 3\. Run it alone: npx node .+process\.exit\(3\)'$/,
    ),
    expect.stringMatching(/^– in vain did not run: it needs "bad", which did not pass\. Run it alone: npx /),
    expect.stringMatching(
      /^– in vain too did not run: it needs "in vain", which did not pass\. Run it alone: npx /,
    ),
  ])
})

test('a program that is missing fails its step alone', async () => {
  const { code, output } = await run([{ name: 'none', command: ['no-such-program'] }, good])

  expect(code).toBe(1)
  expect(output).toContain('✗ none failed')
  expect(output).toContain('Passed: good.')
})

test('a quiet step shows its output only if it fails', async () => {
  const { output } = await run([
    { ...good, quiet: true },
    { ...bad, quiet: true },
  ])

  expect(output).not.toContain('\nfine')
  expect(output).toContain('\nthe reason\n')
})

test('the line of a failed step runs the same again with the variables of the step, and makes anew what the run had made', async () => {
  const told = `console.log('told', process.env.PROOFS, process.env.TEST_BUILD, "it's"); process.exit(1)`
  const { output } = await run([
    node('proofs', told, { env: { PROOFS: 'true' }, reuse: { TEST_BUILD: 'made' } }),
  ])
  expect(output).toContain("\ntold true made it's\n")
  const [, line] = /Run it alone: (.+)$/.exec(summaryIn(output))!

  const again = spawnSync('sh', ['-c', line!], { encoding: 'utf8' })

  expect({ status: again.status, said: again.stdout }).toEqual({
    status: 1,
    said: "told true undefined it's\n",
  })
})

test('lanes run beside each other, and a step waits for the one it needs in the other lane', async () => {
  const place = scratchDir()
  const met = (own: string, other: string) => `
    import { existsSync, mkdirSync } from 'node:fs'
    import { setTimeout as sleep } from 'node:timers/promises'
    mkdirSync(${JSON.stringify(join(place, own))})
    while (!existsSync(${JSON.stringify(join(place, other))})) await sleep(5)`
  const needing = node('needing', 'process.exit()', { needs: ['two'] })

  const { code, output } = await run([node('one', met('a', 'b')), needing], [node('two', met('b', 'a'))])

  expect(code).toBe(0)
  expect(output.indexOf('✓ two')).toBeLessThan(output.indexOf('▸ 3/3 needing'))
})

const starter = `
  import { spawn } from 'node:child_process'
  const { pid } = spawn(process.execPath, ['--eval', 'process.on("SIGINT", () => {}); setInterval(() => {}, 1000)'])
  console.log('started ' + pid + '.')`

test('a program that a step has left behind ends with the step', async () => {
  const { output, code } = await run([node('starter', `${starter}; process.exit()`)])

  expect(code).toBe(0)
  expect(exists(Number(/started (\d+)\./.exec(output)![1]))).toBe(false)
})

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s ends the run at once, after its step has cleaned up, and leaves neither processes nor files',
  async (signal) => {
    const place = scratchDir()
    const long = node(
      'long',
      `import { mkdtempSync, rmdirSync } from 'node:fs'
       import { tmpdir } from 'node:os'
       mkdtempSync(tmpdir() + '/left-')
       process.on(${JSON.stringify(signal)}, () => { rmdirSync(${JSON.stringify(join(place, 'own'))}); process.exit(0) })
       ${starter}
       setInterval(() => {}, 1000)`,
    )
    mkdirSync(join(place, 'own'))
    const { child, ended, output } = startRun([long, good])
    await expect.poll(output).toMatch(/started \d+\./)

    child.kill(signal)
    // The terminal tells every process, and npm tells it once more.
    child.kill(signal)
    const { code, left } = await ended

    expect({ code, left, own: execFileSync('ls', [place], { encoding: 'utf8' }) }).toEqual({
      code: 1,
      left: [],
      own: '',
    })
    expect(exists(Number(/started (\d+)\./.exec(output())![1]))).toBe(false)
    expect(summaryIn(output())).toMatch(
      new RegExp(
        `Passed: none\\.\n– long did not run: ${signal} stopped it\\.[^]+\n– good did not run: ${signal} ended the run`,
      ),
    )
  },
)
