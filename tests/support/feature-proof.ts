import type { Planned } from '../schema/plans/planned.ts'

/** The lines of one feature in the lists that the proofs of capabilities go through. */
export type FeatureProof = {
  /** The lines of tests/schema/columns.ts. */
  columns?: string
  /** The lines of `expected` and `callable` in tests/policies/matrix/expected.ts. */
  access?: string
  functions?: string
  /** The rows of tests/policies/matrix/scene.ts: each statement answers the id of its row. */
  rows?: Record<string, string>
  targets?: Record<string, string>
  samples?: Record<string, Record<string, string>>
  ownVerbs?: Record<string, string>
  /** The sections and verbs of `access` that a token goes on writing after the end of its session. */
  lasting?: string[]
  /** Its permissions that need a recent proof of the person, for tests/policies/permissions.test.ts. */
  proved?: string[]
  /** Its tables whose rows hold a secret, each with the feature that hands it out, for tests/features.test.ts. */
  secretTables?: Record<string, string>
  /** The lines of tests/contract/doors/own-rules.ts whose method does not tell who may call them. */
  doors?: string
  /** The lines of tests/schema/rules.ts. */
  refusals?: string
  effects?: Record<string, [statement: string, holds: string]>
  refusedByTriggers?: Record<string, string>
  changes?: Record<string, string>
  implied?: string[]
  /** The lines of tests/schema/tenant-tables.ts. */
  without?: Partial<Record<'record_activity' | 'count_version', Record<string, string>>>
  /** The status with which a rule of the data refuses an operation in the world of tests/contract/world.ts to whoever may ask. */
  refusedByData?: Record<string, number>
  /** The lines of tests/schema/plans. */
  plans?: {
    /** Fills its tables from pg_temp.seats. */
    seed?: string
    /** Statements that each answer the id of a row that requests name. */
    rows?: Record<string, string>
    requests: Planned[]
    counted?: Record<string, number>
    askStorage?: string[]
    otherQueries?: string
  }
}
