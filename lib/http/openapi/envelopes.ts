import { PAGE_SIZE_MAX } from '../paging'
import type { Components } from './components'
import { failures } from './failure-schemas'
import { object, referenceTo } from './object'
import type { Reference, Schema } from './specification'

/** The longest cursor that a list takes. */
const CURSOR_MAX = 300

const text = { type: 'string' }
const requestId = { ...text, maxLength: 128, description: 'The same as in the x-request-id header.' }
const envelopes: Record<string, Schema> = {
  Meta: {
    ...object({ requestId }, ['requestId']),
    description: 'Facts of the answer itself.',
  },
  PageMeta: {
    ...object(
      {
        requestId,
        page: {
          ...object(
            {
              next: {
                type: ['string', 'null'],
                maxLength: CURSOR_MAX,
                description: 'The cursor of the next page. Null on the last page.',
              },
            },
            ['next'],
          ),
          description: 'The place of the page in its list.',
        },
      },
      ['requestId', 'page'],
    ),
    description: 'Facts of a page of a list.',
  },
}

export function addEnvelopes(components: Components) {
  for (const [name, schema] of Object.entries({ ...envelopes, ...failures })) components.add(name, schema)
}

/** `name` is that of the data. */
export function answerTo(name: string, data: Reference, components: Components): Reference {
  const schema = object({ data, meta: referenceTo('Meta') }, ['data', 'meta'])
  return components.add(`${name}Answer`, schema)
}

export function pageOf(name: string, item: Reference, components: Components): Reference {
  const data = { type: 'array', description: 'The page.', items: item, maxItems: PAGE_SIZE_MAX }
  return components.add(`${name}Page`, object({ data, meta: referenceTo('PageMeta') }, ['data', 'meta']))
}
