import { messages } from '@/app/_messages/messages'
import { Avatar } from '@/app/_ui/avatar'
import { classes } from '@/app/_ui/classes'
import { LabelChip } from '@/app/(workspace)/w/[workspaceId]/labels/label-chip'

const tasks = [
  { title: 'Taste the chestnut syrup', by: 'Ada Lovelace', done: true },
  { title: 'Print the new boards', by: 'Grace Hopper', label: { name: 'Paperwork', colour: 'grey' } },
  { title: 'Train the weekend shift', by: 'Grace Hopper', label: { name: 'Team', colour: 'teal' } },
  { title: 'Sign the lease', by: 'Ada Lovelace', label: { name: 'Urgent', colour: 'red' } },
] as const

/** A preview of the product, built from its own components. The caption describes it for screen readers. */
export async function Preview() {
  const m = await messages()

  return (
    <figure className="grid gap-3">
      <div
        aria-hidden
        className="overflow-hidden rounded-2xl border border-line bg-page shadow-floating select-none"
      >
        <div className="flex">
          <div className="w-36 shrink-0 border-r border-line p-3 text-sm text-ink-soft max-sm:hidden">
            <p className="mb-3 flex items-center gap-2 font-semibold text-ink">
              <Avatar name="Harbour Coffee" size="small" className="rounded-md!" /> Harbour
            </p>
            <Place>{m.workspace.overview}</Place>
            <Place current>Autumn menu</Place>
            <Place>Second shop</Place>
            <Place>{m.workspace.members}</Place>
            <Place>{m.workspace.activity}</Place>
          </div>
          <div className="min-w-0 grow p-4">
            <p className="text-lg font-semibold">Autumn menu</p>
            <p className="mb-4 text-sm text-ink-soft">{m.project.tasks} · 4</p>
            <div className="divide-y divide-line rounded-xl border border-line bg-surface">
              {tasks.map((task) => (
                <PreviewTask key={task.title} {...task} />
              ))}
            </div>
          </div>
        </div>
      </div>
      <figcaption className="text-sm text-ink-soft">{m.landing.previewCaption}</figcaption>
    </figure>
  )
}

function Place({ current = false, children }: { current?: boolean; children: React.ReactNode }) {
  return (
    <p
      className={classes(
        'truncate rounded-md px-2 py-1',
        current && 'bg-accent-soft font-medium text-accent-strong',
      )}
    >
      {children}
    </p>
  )
}

type Props = { title: string; by: string; done?: boolean; label?: React.ComponentProps<typeof LabelChip> }

function PreviewTask({ title, by, done = false, label }: Props) {
  return (
    <div className="flex items-center gap-2.5 px-3 py-2.5 text-sm">
      <span
        className={classes(
          'size-4 shrink-0 rounded-sm border',
          done ? 'border-accent bg-accent' : 'border-field',
        )}
      />
      <span className={classes('min-w-0 grow truncate', done && 'text-ink-soft line-through')}>{title}</span>
      {label && <LabelChip {...label} />}
      <Avatar name={by} size="small" />
    </div>
  )
}
