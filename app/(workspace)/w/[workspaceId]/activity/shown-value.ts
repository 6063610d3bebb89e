import { messages } from '@/app/_messages/messages'
import { wordOf } from '@/app/_messages/word-of'
import { momentOf } from '@/app/_ui/time'
import { features } from '../../../features'

const writers = new Map(features.flatMap(({ values = {} }) => Object.entries(values)))

/** Ids mean nothing to a reader, unless a feature has words for them. */
export function isShown(field: string) {
  return writers.has(field) || !field.endsWith('Id')
}

/** The value of a field, in the words of the interface. */
export async function shownValue(field: string, value: unknown, names: Map<string, string>) {
  const m = await messages()
  if (typeof value === 'boolean') return value ? m.activity.yes : m.activity.no
  const write = writers.get(field)
  if (Array.isArray(value)) {
    const parts = value.map(async (part) => write?.(String(part), { m, names }) ?? String(part))
    return (await Promise.all(parts)).join(', ') || '–'
  }
  if ((typeof value !== 'string' && typeof value !== 'number') || value === '') return '–'
  if (write) return write(value, { m, names })
  if (field.endsWith('At')) return momentOf(`${value}`)
  if (field === 'status' || field === 'disabledReason') return wordOf(value, m.activity.values)
  return `${value}`
}
