import { Button } from '@/app/_ui/button'
import { classes } from '@/app/_ui/classes'
import { fieldClass } from '@/app/_ui/field-class'

export function SearchForm({ query }: { query?: string }) {
  return (
    <search aria-label="Reference">
      <form action="/docs/api/search" className="flex gap-2">
        <label className="min-w-0 grow">
          <span className="sr-only">Search the reference</span>
          <input
            type="search"
            name="q"
            defaultValue={query}
            placeholder="Search operations, fields, codes"
            className={classes(fieldClass, 'min-h-9 pointer-coarse:min-h-11')}
          />
        </label>
        <Button type="submit" look="secondary">
          Search
        </Button>
      </form>
    </search>
  )
}
