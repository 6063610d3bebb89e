'use client'
import { Combobox } from '@base-ui/react/combobox'
import { Check, ChevronDown } from 'lucide-react'
import { useRef, useState } from 'react'
import { useUiWords } from '../_messages/ui-words'
import { classes } from './classes'
import { popupClass, popupItemClass } from './popup'
import type { ListSearch } from './search-list'
import type { Option } from './select-box'
import { useOptionSearch } from './use-option-search'

export type SearchBoxProps = {
  search: ListSearch
  /** The options without a text. */
  options: readonly Option[]
  value: Option | null
  onChoose: (option: Option) => void
  id?: string
  className?: string | undefined
  placeholder?: string
} & Pick<React.AriaAttributes, 'aria-label' | 'aria-invalid' | 'aria-describedby'>

/** A choice among more options than are at hand: the server searches the rest. */
export function SearchCombobox({ search, options, value, onChoose, className, ...input }: SearchBoxProps) {
  const words = useUiWords()
  const place = useRef<HTMLSpanElement>(null)
  const [typed, type] = useState('')
  const { options: shown, state } = useOptionSearch(search, options, typed)

  return (
    <Combobox.Root
      items={shown}
      filter={null}
      value={value}
      onValueChange={(option) => option && onChoose(option)}
      onInputValueChange={(text, { reason }) => type(reason === 'input-change' ? text : '')}
      itemToStringLabel={({ name }) => name}
      isItemEqualToValue={(one, other) => one.value === other.value}
      autoHighlight
    >
      {/* The popup stays inside a dialog, which hides what is outside. */}
      <span ref={place} className="relative grid">
        <Combobox.Input
          {...input}
          autoComplete="off"
          className={classes(className, 'min-h-9 pr-9 text-ellipsis pointer-coarse:min-h-11')}
        />
        <Combobox.Trigger
          aria-label={words.showOptions}
          className="absolute inset-y-0 right-0 grid w-9 cursor-pointer place-items-center text-ink-soft"
        >
          <ChevronDown aria-hidden className="size-4" />
        </Combobox.Trigger>
      </span>
      <Combobox.Portal container={place}>
        <Combobox.Positioner sideOffset={6} positionMethod="fixed" className="z-50">
          <Combobox.Popup
            className={classes(popupClass, 'w-(--anchor-width) min-w-56 max-w-(--available-width)')}
          >
            <Combobox.Status className="px-2.5 py-2 text-sm text-ink-soft empty:hidden">
              {state === 'searching' && words.searching}
              {state === 'failed' && words.searchFailed}
              {state === 'idle' && shown.length === 0 && words.nothingFound}
            </Combobox.Status>
            <Combobox.List className="max-h-[min(20rem,var(--available-height))] overflow-y-auto">
              {(option: Option) => (
                <Combobox.Item key={option.value} value={option} className={popupItemClass}>
                  <span className="min-w-0 grow truncate">{option.name}</span>
                  <Combobox.ItemIndicator>
                    <Check aria-hidden className="size-4" />
                  </Combobox.ItemIndicator>
                </Combobox.Item>
              )}
            </Combobox.List>
            {typed === '' && (
              <p className="border-t border-line px-2.5 py-2 text-sm text-ink-soft">{words.typeToSearch}</p>
            )}
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  )
}
