import type { DemoPart } from './demo-part.ts'
import { taskHistory } from './task-history.ts'
import { taskPlans } from './task-plans.ts'
import { webhookHistory } from './webhook-history.ts'

/** Each is a file of its own, which goes with its feature. */
export const demoParts: readonly DemoPart[] = [taskHistory, webhookHistory, taskPlans]
