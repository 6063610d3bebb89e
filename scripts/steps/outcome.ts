import { lineOf, type Step } from './step.ts'

export type Outcome = {
  step: Step
  result: 'passed' | 'failed' | 'not run'
  /** The reason, unless it passed. */
  because?: string
  seconds: number
}

export function sentenceOf({ step, result, because, seconds }: Outcome): string {
  const time = `${seconds.toFixed(1)} s`
  if (result === 'passed') return `✓ ${step.name} ${time}`
  const said = result === 'failed' ? `failed after ${time}` : 'did not run'
  return `${result === 'failed' ? '✗' : '–'} ${step.name} ${said}: ${because}. Run it alone: ${lineOf(step)}`
}

/** The last words of a run: the steps that passed, and each of the others with its reason and its line. */
export function summaryOf(outcomes: Outcome[], seconds: number): string {
  const others = outcomes.filter(({ result }) => result !== 'passed')
  const time = `${seconds.toFixed(1)} s`
  if (others.length === 0) return `All ${outcomes.length} steps passed in ${time}.`

  const passed = outcomes.filter(({ result }) => result === 'passed').map(({ step }) => step.name)
  return [
    `${others.length} of ${outcomes.length} steps did not pass, after ${time}.`,
    `Passed: ${passed.join(', ') || 'none'}.`,
    ...others.map(sentenceOf),
  ].join('\n')
}
