import { List } from 'lucide-react'
import type { View } from '../views/view'
import { listedPage } from './listed-page'
import { TaskList } from './task-list'

export const list: View = {
  name: 'list',
  label: (words) => words.list,
  icon: List,
  filters: ['state', 'assigneeId', 'labelId', 'due', 'q', 'sort'],
  beginning: listedPage,
  Tasks: TaskList,
}
