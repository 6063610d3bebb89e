import { messages } from '@/app/_messages/messages'
import { RequestId } from '@/app/_ui/request-id'
import type { Activity } from '@/lib/features/activity/schema'
import { isShown, shownValue } from './shown-value'

type Props = { item: Activity; names: Map<string, string> }

/** The changed fields, before and after. */
export async function Changes({ item: { before, after, requestId }, names }: Props) {
  const { activity: m } = await messages()
  const fields = Object.keys({ ...before, ...after }).filter(isShown)

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
                <td className="py-1 pr-3 wrap-anywhere text-ink-soft">
                  {shownValue(field, before?.[field], names)}
                </td>
                <td className="py-1 pr-3 wrap-anywhere">{shownValue(field, after?.[field], names)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {requestId && <RequestId id={requestId} />}
    </div>
  )
}
