import { Columns3 } from 'lucide-react'
import type { View } from '../views/view'
import { Board, openColumn } from './board'

export const board: View = {
  name: 'board',
  label: (words) => words.board,
  icon: Columns3,
  filters: ['assigneeId', 'labelId', 'q'],
  beginning: openColumn,
  Tasks: Board,
}
