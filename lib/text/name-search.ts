import { z } from 'zod'
import { Name } from './schema'

const SEARCH_LENGTH_MAX = 100

/** The search of a list by name. */
export const NameSearch = z.object({
  q: Name(SEARCH_LENGTH_MAX)
    .meta({
      description:
        'Only those with this text in the name, whatever its case, among 10,000 from the cursor or the start.',
      examples: ['or'],
    })
    .optional(),
})
