'use client'
import { ChevronDown } from 'lucide-react'
import { classes } from './classes'
import { Field, type FieldProps, useField } from './field'

export type Option = { value: string; name: string }

type Props = FieldProps & { options: readonly Option[] }

/** The platform's select. It works without a script and fits phones. */
export function Select({ options, ...field }: Props) {
  const { error, control } = useField(field)

  return (
    <Field {...field} id={control.id} error={error}>
      {/* React keeps the first value of an uncontrolled select. */}
      <SelectBox {...control} key={control.defaultValue} options={options} />
    </Field>
  )
}

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
