import type { Group } from './group.ts'
import { type Outcome, sentenceOf, summaryOf } from './outcome.ts'
import { createRunFolder, keptIn, removeRunFolder } from './run-folder.ts'
import { runStep } from './run-step.ts'
import type { Step } from './step.ts'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Runs the steps of each lane one after the other, and the lanes beside each other, with the project's own Node. A step waits for those
 * that it needs. A failure stops the steps that need the failed one and no other. The process exits with 1 unless every step passed.
 */
export async function runSteps(...lanes: Step[][]): Promise<void> {
  const startedAt = performance.now()
  const folder = createRunFolder()
  const outcomes = new Map(lanes.flat().map(({ name }) => [name, Promise.withResolvers<Outcome>()] as const))
  const running = new Set<Group>()
  let stoppedBy: NodeJS.Signals | undefined
  let begun = 0

  // The terminal and npm each pass a Ctrl-C on: the first counts.
  const stop = (signal: NodeJS.Signals) => {
    if (stoppedBy) return
    stoppedBy = signal
    for (const group of running) group.stop(signal)
  }
  for (const signal of signals) process.on(signal, stop)

  async function obstacleOf({ needs = [] }: Step): Promise<string | undefined> {
    const needed = await Promise.all(needs.map((name) => outcomes.get(name)!.promise))
    if (stoppedBy) return `${stoppedBy} ended the run`
    const missing = needed.find(({ result }) => result !== 'passed')
    return missing && `it needs "${missing.step.name}", which did not pass`
  }

  async function outcomeOf(step: Step): Promise<Outcome> {
    const because = await obstacleOf(step)
    if (because) return { step, result: 'not run', because, seconds: 0 }

    console.log(`\n▸ ${(begun += 1)}/${outcomes.size} ${step.name}: ${step.command.join(' ')}`)
    let group: Group | undefined
    const outcome = await runStep(step, keptIn(folder), (started) => running.add((group = started)))
    running.delete(group!)
    return stoppedBy ? { ...outcome, result: 'not run', because: `${stoppedBy} stopped it` } : outcome
  }

  async function runLane(lane: Step[]) {
    for (const step of lane) {
      const outcome = await outcomeOf(step)
      if (!stoppedBy) console.log(sentenceOf(outcome))
      outcomes.get(step.name)!.resolve(outcome)
    }
  }

  await Promise.all(lanes.map(runLane))
  await removeRunFolder(folder)
  for (const signal of signals) process.off(signal, stop)

  const all = await Promise.all([...outcomes.values()].map(({ promise }) => promise))
  const passed = all.every(({ result }) => result === 'passed')
  console.log(`\n${summaryOf(all, (performance.now() - startedAt) / 1000)}`)
  if (!passed) process.exitCode = 1
}
