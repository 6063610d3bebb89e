import 'server-only'
import { board } from '../board/view'
import { list } from '../list/view'
import type { View } from './view'

/** Every view but the first can be left out: its line here and its folder are all of it. */
export const views: readonly [View, ...View[]] = [list, board]
