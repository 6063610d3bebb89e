import 'server-only'
import type { ProjectPart } from './project-part'
import { tasks } from './tasks/project-part'

/** Features that the page of a project shows. */
export const projectParts: readonly ProjectPart[] = [tasks]
