import { labelRows } from './label-rows.ts'
import { projectRows } from './project-rows.ts'
import type { DemoRows } from './rows.ts'
import { taskRows } from './task-rows.ts'

/** Rows of features in the demo workspaces, in the order in which they need one another. A feature takes its line along. */
export const shownRows: readonly DemoRows[] = [projectRows, taskRows, labelRows]
