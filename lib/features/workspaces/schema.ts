import { z } from 'zod'
import { described } from '@/lib/described'
import { roles } from '@/lib/auth/permissions'
import { Name } from '@/lib/text/schema'
import { isTimeZone } from '@/lib/text/time-zone'

export const WorkspaceScope = described(z.object({ workspaceId: z.uuid() }), {
  workspaceId: 'The id of the workspace.',
})

const name = Name(80).meta({ examples: ['Orchard'] })

export const unknownTimeZone = 'Name a time zone by its area and place, such as Europe/Berlin, or UTC.'

const requiresFactor = z.boolean().meta({ examples: [false] })

const TIME_ZONE_LENGTH_MAX = 50
/** The tz database has other spellings of these, and abbreviations, which say nothing of a place. */
const placeName = /^(UTC|[A-Z][A-Za-z_]+(\/[A-Z][A-Za-z_]+(-[A-Za-z_]+)*){1,2}|Etc\/GMT[+-]1?\d)$/

const timeZone = Name(TIME_ZONE_LENGTH_MAX)
  .refine((zone) => placeName.test(zone) && isTimeZone(zone), unknownTimeZone)
  .meta({ examples: ['Europe/Berlin'] })

const words = {
  name: { description: 'The name.', maxLength: 80 },
  requiresFactor: 'True when members reach nothing in it before they have proved a second factor.',
  timeZone: {
    description:
      'The time zone whose days the workspace keeps, by its name of a place in the tz database, such as Europe/Berlin, or UTC, which it is where none is set.',
    maxLength: TIME_ZONE_LENGTH_MAX,
    format: 'time-zone',
    pattern: placeName.source,
  },
  role: 'The caller’s role. Null for an API key, which has scopes.',
}

export const CreateWorkspace = described(z.strictObject({ name, timeZone: timeZone.optional() }), words)
export type CreateWorkspace = z.infer<typeof CreateWorkspace>

export const ChangeWorkspace = described(
  z.strictObject({
    name: name.optional(),
    requiresFactor: requiresFactor.optional(),
    timeZone: timeZone.optional(),
  }),
  words,
)
  .refine((change) => Object.keys(change).length > 0, 'Change at least one field.')
  .meta({ minProperties: 1 })
export type ChangeWorkspace = z.infer<typeof ChangeWorkspace>

/** A workspace of a member who has not proved the second factor that it demands. */
export type ClosedWorkspace = { id: string; name: string }

export const Workspace = described(
  z.object({
    id: z.uuid(),
    name: z.string().meta({ examples: ['Orchard'] }),
    requiresFactor,
    timeZone: z.string().meta({ examples: ['Europe/Berlin'] }),
    role: z.enum(roles).nullable(),
    version: z.int32().min(1),
    createdAt: z.iso.datetime({ offset: true }),
    updatedAt: z.iso.datetime({ offset: true }),
  }),
  words,
)
export type Workspace = z.infer<typeof Workspace>
