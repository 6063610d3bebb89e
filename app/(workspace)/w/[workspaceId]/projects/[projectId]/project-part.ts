import type { Project } from '@/lib/features/projects/schema'
import type { Workspace } from '@/lib/features/workspaces/schema'

export type ProjectPartProps = {
  workspace: Workspace
  project: Project
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

type Shown = (props: ProjectPartProps) => Promise<React.ReactNode>

/** A feature's place on the page of a project. */
export type ProjectPart = {
  name: string
  /** Stands beside the title. */
  Tools: Shown
  Section: Shown
}
