import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Step } from '@/scripts/steps/step'
import { scratchDir } from '../support/scratch'

/** A step that runs a program of Node. */
export function node(name: string, program: string, more: Partial<Step> = {}): Step {
  return { name, command: ['node', '--input-type=module', '--eval', program], ...more }
}

/** Starts a run of the steps in a process of its own, with an empty folder for its throw-away files. */
export function startRun(...lanes: Step[][]) {
  const place = scratchDir()
  const program = `
    import { runSteps } from ${JSON.stringify(join(process.cwd(), 'scripts/steps/run-steps.ts'))}
    await runSteps(...${JSON.stringify(lanes)})`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, RUN_FOLDER: place, NODE_NO_WARNINGS: '1' },
  })
  onTestFinished(() => void child.kill('SIGKILL'))

  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text))
  const ended = once(child, 'close').then(([code]) => ({
    code: code as number | null,
    output,
    left: readdirSync(place),
  }))
  return { child, ended, output: () => output }
}

export function run(...lanes: Step[][]) {
  return startRun(...lanes).ended
}

/** The last words of a run. */
export function summaryIn(output: string) {
  return output.trimEnd().split('\n\n').at(-1)!
}
