import { ChevronRight } from 'lucide-react'
import { messages, type Messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { Avatar } from '@/app/_ui/avatar'
import { Time } from '@/app/_ui/time'
import type { Activity } from '@/lib/features/activity/schema'
import { Changes } from './changes'

/** In UTF-16 units. */
const EXCERPT = 60

type Props = { item: Activity; names: Map<string, string> }

/** One activity. The changed fields unfold without a script. */
export async function ActivityItem({ item, names }: Props) {
  const { activity: m } = await messages()
  const { action, resource, createdAt } = item
  const actor = actorOf(item, names, m)
  const name = nameOf(item, names)

  return (
    <li>
      <details className="group">
        <summary className="flex cursor-pointer list-none items-center gap-3 rounded-xl px-4 py-3 hover:bg-sunken [&::-webkit-details-marker]:hidden">
          <Avatar name={actor} size="small" />
          <span className="min-w-0 grow wrap-anywhere">
            {resource.kind === 'member' && action === 'created'
              ? fill(m.joined, { name: name ?? m.somebody })
              : sentenceOf(item, actor, name, m)}
            <span className="block text-sm text-ink-soft sm:hidden">
              <Time at={createdAt} />
            </span>
          </span>
          <span className="shrink-0 text-sm text-ink-soft max-sm:hidden">
            <Time at={createdAt} />
          </span>
          <ChevronRight
            aria-hidden
            className="size-4 shrink-0 text-ink-soft transition-transform group-open:rotate-90"
          />
        </summary>
        <Changes item={item} names={names} />
      </details>
    </li>
  )
}

function sentenceOf(
  { action, resource }: Activity,
  actor: string,
  name: string | undefined,
  m: Messages['activity'],
) {
  const said = fill(m.sentence, {
    actor,
    action: m.actions[action],
    kind: m.objects[resource.kind],
    name: name ? fill(m.quoted, { name }) : '',
  })
  return said.replace(/ {2,}/, ' ').trim()
}

function actorOf({ actor }: Activity, names: Map<string, string>, m: Messages['activity']) {
  const name = names.get(actor.apiKeyId ?? actor.userId ?? '')
  if (actor.kind === 'system') return m.system
  if (actor.kind === 'api_key') return name ? fill(m.apiKeyNamed, { name }) : m.apiKey
  return name ?? m.somebody
}

/** The name of the object, or the beginning of its text. */
function nameOf({ before, after, resource }: Activity, names: Map<string, string>) {
  if (resource.name !== null) return resource.name
  const { body, email } = { ...before, ...after }
  if (typeof body === 'string') return excerptOf(body)
  return typeof email === 'string' ? email : names.get(resource.id)
}

function excerptOf(body: string) {
  const letters = Array.from(body)
  return letters.length > EXCERPT ? `${letters.slice(0, EXCERPT).join('')}…` : body
}
