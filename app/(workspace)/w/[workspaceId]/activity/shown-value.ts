import { messages } from '@/app/_messages/messages'
import { dayOf, momentOf } from '@/app/_ui/time'
import { pageLocale } from '@/lib/auth/page-locale'
import { scopeName } from '../api-keys/create-key-form'
import { sizeOf } from '@/app/_ui/size-of'

/** The value of a field, in the words of the interface. */
export async function shownValue(field: string, value: unknown, names: Map<string, string>) {
  const m = await messages()
  if (typeof value === 'boolean') return value ? m.activity.yes : m.activity.no
  if (typeof value === 'number') return field === 'sizeBytes' ? sizeOf(value, await pageLocale()) : `${value}`
  if (Array.isArray(value)) {
    const parts = value.map(String)
    return (field === 'scopes' ? parts.map((scope) => scopeName(scope, m.apiKeys)) : parts).join(', ') || '–'
  }
  if (typeof value !== 'string' || value === '') return '–'
  if (field.endsWith('At')) return momentOf(value)
  if (field === 'dueOn') return dayOf(value)
  if (field === 'assigneeId') return names.get(value) ?? m.activity.somebody
  if (field === 'role') return wordOf(value, m.roles)
  if (field === 'colour') return wordOf(value, m.labels.colours)
  if (field === 'status' || field === 'disabledReason') return wordOf(value, m.activity.values)
  return value
}

/** An unknown value is shown as stored. */
function wordOf(value: string, words: Readonly<Record<string, string>>) {
  return words[value] ?? value
}
