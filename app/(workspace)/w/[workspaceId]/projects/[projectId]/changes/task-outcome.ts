import type { Outcome } from '@/app/_forms/outcome'
import type { FormerPlace, TaskVersions } from '@/lib/features/tasks/schema'

/** What became of a change of tasks, and what it takes to take it back while nobody has made another. */
export type TaskOutcome = Outcome & { versions?: TaskVersions; former?: FormerPlace }
