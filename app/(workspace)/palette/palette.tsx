'use client'
import { Autocomplete } from '@base-ui/react/autocomplete'
import { CornerDownLeft, Search } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { startTransition, useRef } from 'react'
import type { Messages } from '@/app/_messages/messages'
import { choosePreferenceAction } from '@/app/_preferences/actions'
import { fieldAt } from '@/app/_ui/arrival'
import { Dialog } from '@/app/_ui/dialog'
import { popupItemClass } from '@/app/_ui/popup'
import type { PaletteGroup, PaletteItem, PaletteSearch } from './palette-item'
import { useSearch } from './search'

type Props = {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** The query. Typing may start before this component has loaded. */
  text: string
  onType: (text: string) => void
  words: Messages['palette']
  /** The placeholder of the field. */
  hint: string
  groups: PaletteGroup[]
  searches: PaletteSearch[]
}

export function Palette({ open, onOpenChange, text, onType, words, hint, groups, searches }: Props) {
  const router = useRouter()
  /** The hash of the last chosen address. */
  const fragment = useRef('')
  const { groups: found, state } = useSearch(searches, groups, open ? text : '')
  const shown = [...matching(groups, text), ...found]

  function choose(item: PaletteItem) {
    fragment.current = 'href' in item ? new URL(item.href, location.href).hash : ''
    onOpenChange(false)
    if ('href' in item) router.push(item.href)
    if ('preference' in item) startTransition(() => choosePreferenceAction(asForm(item.preference)))
    if ('signOut' in item) signOut()
  }

  function leave(next: boolean) {
    fragment.current = ''
    onOpenChange(next)
  }

  // A field on another page gets the focus after the navigation.
  const finalFocus = () => fragment.current === '' || (fieldAt(fragment.current) ?? false)

  return (
    <Dialog open={open} onOpenChange={leave} title={words.title} titleHidden finalFocus={finalFocus}>
      <Autocomplete.Root
        items={shown}
        mode="none"
        inline
        open
        autoHighlight="always"
        value={text}
        onValueChange={onType}
        itemToStringValue={(item: PaletteItem) => item.name}
      >
        <div className="flex items-center gap-3 border-b border-line px-4">
          <Search aria-hidden className="size-4.5 shrink-0 text-ink-soft" />
          <Autocomplete.Input
            aria-label={words.title}
            placeholder={hint}
            className="min-h-13 w-full bg-transparent outline-none placeholder:text-ink-soft"
          />
        </div>
        <Autocomplete.Status className="px-4 py-3 text-ink-soft empty:hidden">
          {state === 'searching' && shown.length === 0 && words.searching}
          {state === 'failed' && words.failed}
          {state === 'idle' && shown.length === 0 && words.nothing}
        </Autocomplete.Status>
        <Autocomplete.List className="max-h-[55vh] scroll-py-2 overflow-y-auto p-2 empty:hidden">
          {(group: PaletteGroup) => (
            <Autocomplete.Group key={group.name} items={group.items} className="mb-2 last:mb-0">
              <Autocomplete.GroupLabel className="px-2.5 py-1.5 text-xs font-medium text-ink-soft">
                {group.name}
              </Autocomplete.GroupLabel>
              <Autocomplete.Collection>
                {(item: PaletteItem) => (
                  <Autocomplete.Item
                    key={item.id}
                    value={item}
                    onClick={() => choose(item)}
                    className={`group ${popupItemClass}`}
                  >
                    <span className="min-w-0 grow truncate">{item.name}</span>
                    {item.note && (
                      <span className="max-w-2/5 truncate text-sm text-ink-soft">{item.note}</span>
                    )}
                    <CornerDownLeft aria-hidden className="opacity-0 group-data-highlighted:opacity-100" />
                  </Autocomplete.Item>
                )}
              </Autocomplete.Collection>
            </Autocomplete.Group>
          )}
        </Autocomplete.List>
      </Autocomplete.Root>
    </Dialog>
  )
}

/** Matches if every word occurs in the name of the item or its group. */
function matching(groups: PaletteGroup[], text: string): PaletteGroup[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return groups
    .map(({ name, items }) => ({
      name,
      items: items.filter((item) => {
        const where = `${item.name} ${name}`.toLowerCase()
        return words.every((word) => where.includes(word))
      }),
    }))
    .filter(({ items }) => items.length > 0)
}

function asForm({ name, value }: { name: string; value: string }) {
  const form = new FormData()
  form.set(name, value)
  return form
}

// A document request, so nothing of this session stays in memory.
function signOut() {
  const form = document.createElement('form')
  form.method = 'post'
  form.action = '/auth/sign-out'
  document.body.append(form)
  form.submit()
}
