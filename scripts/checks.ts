import type { Step } from './steps.ts'

/** What needs neither a database nor a browser. */
export const checks: Step[] = [
  // First, since the linter reads types too.
  { name: 'route types', command: ['next', 'typegen'], quiet: true },
  { name: 'format', command: ['oxfmt', '--check'], quiet: true },
  { name: 'lint', command: ['oxlint', '--type-aware', '--deny-warnings'], quiet: true },
  { name: 'types', command: ['tsc', '--noEmit'], quiet: true },
  // With the example feature, which the product does not know.
  { name: 'types of tests', command: ['tsc', '--noEmit', '-p', 'tests'], quiet: true },
  {
    name: 'API document',
    command: ['npm', 'run', '--silent', 'api:document', '--', '--check'],
    quiet: true,
  },
  { name: 'env example', command: ['npm', 'run', '--silent', 'env:example', '--', '--check'], quiet: true },
]
