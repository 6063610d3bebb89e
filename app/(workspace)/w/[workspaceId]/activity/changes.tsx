import { messages } from '@/app/_messages/messages'
import { RequestId } from '@/app/_ui/request-id'
import { momentOf } from '@/app/_ui/time'
import type { Activity } from '@/lib/features/activity/schema'

const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d/

/** The fields as they were and as they became. */
export async function Changes({ item: { before, after, requestId } }: { item: Activity }) {
  const { activity: m } = await messages()
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]

  return (
    <div className="grid gap-3 px-4 pb-4 sm:pl-13">
      {fields.length > 0 && (
        <table className="w-full table-fixed text-left text-sm">
          <thead className="text-ink-soft">
            <tr>
              {[m.field, m.before, m.after].map((column) => (
                <th key={column} scope="col" className="py-1 pr-3 font-medium">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="align-top">
            {fields.map((field) => (
              <tr key={field}>
                <th scope="row" className="py-1 pr-3 font-normal wrap-anywhere">
                  {field in m.fields ? m.fields[field as keyof typeof m.fields] : field}
                </th>
                <td className="py-1 pr-3 wrap-anywhere text-ink-soft">{shown(before?.[field])}</td>
                <td className="py-1 pr-3 wrap-anywhere">{shown(after?.[field])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {requestId && <RequestId id={requestId} />}
    </div>
  )
}

async function shown(value: unknown) {
  if (value === undefined || value === null || value === '') return '–'
  if (typeof value === 'string' && moment.test(value)) return momentOf(value)
  return typeof value === 'string' ? value : JSON.stringify(value)
}
