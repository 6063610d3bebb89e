import type { Step } from './step.ts'

/** Everything that reads types, in the order in which a build may follow: Next rewrites their entry file while it builds. */
export const typeChecks: Step[] = [
  { name: 'route types', command: ['next', 'typegen'], quiet: true },
  { name: 'types', command: ['tsc', '--noEmit'], quiet: true, needs: ['route types'] },
  // With the example feature, which the product does not know.
  {
    name: 'types of tests',
    command: ['tsc', '--noEmit', '-p', 'tests'],
    quiet: true,
    needs: ['route types'],
  },
  {
    name: 'lint',
    command: ['oxlint', '--type-aware', '--deny-warnings'],
    quiet: true,
    needs: ['route types'],
  },
]

export const textChecks: Step[] = [
  { name: 'format', command: ['oxfmt', '--check'], quiet: true },
  { name: 'env example', command: ['npm', 'run', '--silent', 'env:example', '--', '--check'], quiet: true },
  {
    name: 'API document',
    command: ['npm', 'run', '--silent', 'api:document', '--', '--check'],
    quiet: true,
  },
]
