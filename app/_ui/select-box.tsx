'use client'
import { ChevronDown } from 'lucide-react'
import { classes } from './classes'

export type Option = { value: string; name: string }

type BoxProps = React.ComponentProps<'select'> & { options: readonly Option[] }

export function SelectBox({ options, className, ...control }: BoxProps) {
  return (
    <span className="relative grid">
      <select
        {...control}
        className={classes(
          className,
          'min-h-9 cursor-pointer appearance-none pr-9 text-ellipsis pointer-coarse:min-h-11',
        )}
      >
        {options.map(({ value, name }) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute inset-y-0 right-3 my-auto size-4 text-ink-soft"
      />
    </span>
  )
}
