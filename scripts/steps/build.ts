import type { Step } from './step.ts'

export const build: Step = { name: 'build', command: ['node', 'tests/support/make-build.ts'], quiet: true }

/** Spares a step from making the build again. */
export const needsBuild = { needs: ['build'], reuse: { TEST_BUILD: 'made' } }
