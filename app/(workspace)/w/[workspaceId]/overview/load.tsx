import { messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { MeterList } from '@/app/_ui/meter-list'
import { Panel } from '@/app/_ui/panel'
import type { Overview } from '@/lib/features/overview/schema'
import { LOAD_TASKS_MAX } from '@/lib/features/overview/work-schema'
import { countWords } from './count-words'

export async function Load({ overview: { load, loadIsPartial } }: { overview: Overview }) {
  const [{ overview: m }, words] = await Promise.all([messages(), countWords()])
  const lead = loadIsPartial ? fill(m.loadPart, { count: words.plain(LOAD_TASKS_MAX) }) : m.loadLead

  return (
    <Panel title={m.load} lead={lead}>
      {load.length === 0 ? (
        <p className="text-ink-soft">{m.loadEmpty}</p>
      ) : (
        <MeterList
          label={m.load}
          items={load.map(({ userId, displayName, openTasks }) => ({
            id: userId ?? '',
            name: userId === null ? m.unassigned : (displayName ?? m.somebody),
            value: openTasks,
            written: words.plain(openTasks),
          }))}
        />
      )}
    </Panel>
  )
}
