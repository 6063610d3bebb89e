import { projectPath } from '../../paths'
import { taskQueryOf } from '../filter/task-query'
import type { ProjectPartProps } from '../project-part'
import { ViewSwitch } from './view-switch'

export async function TaskTools({ project, searchParams }: ProjectPartProps) {
  return <ViewSwitch path={projectPath(project)} query={await taskQueryOf(searchParams)} />
}
