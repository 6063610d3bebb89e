import type { Route } from 'next'
import { Link } from '@/app/_ui/link'
import { messages } from '@/app/_messages/messages'
import { classes } from '@/app/_ui/classes'
import { afterPath } from '@/app/paths'
import { deliveryStatuses } from '@/lib/features/webhooks/delivery-schema'

type Props = { path: Route; chosen: (typeof deliveryStatuses)[number] | undefined }

/** The choice is in the address, so a filtered list can be shared. */
export async function StatusFilter({ path, chosen }: Props) {
  const { webhooks: m } = await messages()
  const choices = [undefined, ...deliveryStatuses]

  return (
    <nav aria-label={m.statusFilter}>
      <ul className="flex flex-wrap gap-1 rounded-lg bg-sunken p-1">
        {choices.map((status) => (
          <li key={status ?? ''}>
            <Link
              href={afterPath(path, undefined, status ? { status } : {})}
              aria-current={status === chosen ? 'true' : undefined}
              scroll={false}
              className={classes(
                'inline-flex min-h-7 items-center rounded-md px-2.5 text-sm font-medium pointer-coarse:min-h-11',
                status === chosen ? 'bg-surface text-ink shadow-raised' : 'text-ink-soft hover:text-ink',
              )}
            >
              {status ? m.statuses[status] : m.all}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
