import type { Messages } from '@/app/_messages/messages'
import type { ListSearch } from '@/app/_ui/search-list'
import type { Option } from '@/app/_ui/select-box'
import type { Label } from '@/lib/features/labels/schema'
import type { Person } from '../tasks/task-view'

type Choice = {
  name: 'state' | 'assigneeId' | 'labelId' | 'due' | 'sort'
  label: string
  options: Option[]
  search?: ListSearch | undefined
}

/** The people and labels at hand, with the search of the others. */
export type AtHand = {
  people: { people: Person[]; search: ListSearch | undefined }
  labels: { labels: Label[]; search: ListSearch | undefined }
}

/** The filters and sorts of the tasks of a project. */
export function taskFilterChoices(m: Messages['work'], { people, labels }: AtHand): Choice[] {
  return [
    {
      name: 'state',
      label: m.state,
      options: [
        { value: '', name: m.all },
        { value: 'open', name: m.open },
        { value: 'done', name: m.done },
      ],
    },
    {
      name: 'assigneeId',
      label: m.assignee,
      options: [{ value: '', name: m.anyone }, ...people.people.map(({ id, name }) => ({ value: id, name }))],
      search: people.search,
    },
    {
      name: 'labelId',
      label: m.label,
      options: [
        { value: '', name: m.anyLabel },
        ...labels.labels.map(({ id, name }) => ({ value: id, name })),
      ],
      search: labels.search,
    },
    {
      name: 'due',
      label: m.due,
      options: [
        { value: '', name: m.anyDay },
        { value: 'overdue', name: m.overdue },
        { value: 'today', name: m.today },
        { value: 'upcoming', name: m.upcoming },
        { value: 'none', name: m.noDay },
      ],
    },
    {
      name: 'sort',
      label: m.sort,
      options: [
        { value: '', name: m.newest },
        { value: 'due', name: m.byDue },
        { value: 'position', name: m.byHand },
      ],
    },
  ]
}
