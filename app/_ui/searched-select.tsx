'use client'
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { SearchBox } from './search-box'
import type { ListSearch } from './search-list'
import { type Option, SelectBox } from './select-box'
import { useAlive } from './use-alive'

type Props = {
  id: string
  name: string
  required?: boolean
  defaultValue: string | undefined
  options: readonly Option[]
  search: ListSearch
  className?: string | undefined
  onChosen?: (form: HTMLFormElement | null) => void
} & Pick<React.AriaAttributes, 'aria-invalid' | 'aria-describedby'>

/** A select of the options at hand without a script, and with one a search of all of them. Follows its default value. */
export function SearchedSelect({ search, options, name, defaultValue, onChosen, required, ...box }: Props) {
  const alive = useAlive()
  const field = useRef<HTMLInputElement>(null)
  const [followed, follow] = useState(defaultValue)
  const [chosen, choose] = useState(() => optionOf(options, defaultValue))

  if (followed !== defaultValue) {
    follow(defaultValue)
    if (defaultValue !== chosen?.value) choose(optionOf(options, defaultValue))
  }

  function take(option: Option) {
    flushSync(() => choose(option))
    // Forms hear of a choice as they do from a select.
    field.current?.dispatchEvent(new Event('input', { bubbles: true }))
    onChosen?.(field.current?.form ?? null)
  }

  if (!alive)
    return (
      <SelectBox {...box} name={name} required={required} defaultValue={defaultValue} options={options} />
    )
  return (
    <>
      <input ref={field} type="hidden" name={name} value={chosen?.value ?? ''} />
      <SearchBox {...box} search={search} options={options} value={chosen} onChoose={take} />
    </>
  )
}

function optionOf(options: readonly Option[], value: string | undefined) {
  return options.find((option) => option.value === value) ?? options[0] ?? null
}
