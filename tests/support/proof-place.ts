import { proofFiles } from '../features/proofs'
import { columnsOfCapabilities } from '../schema/columns'
import type { FeatureProof } from './feature-proof'

/** The proof of a feature that has none yet. */
const toCome = 'tests/features/<feature>.ts'

/**
 * The list that takes a line about a table, by its name and file: that of the proof which has the columns of the table, `own` for a table
 * of a capability, or that of the proof which a new feature brings.
 */
export function placeOf(table: string, part: keyof FeatureProof, own: string): string {
  const section = `\n${table.includes('.') ? table : `public.${table}`}\n`
  const found = proofFiles.find(({ proof }) => proof.columns?.includes(section))
  if (!found && columnsOfCapabilities.includes(section)) return own
  return `\`${part}\` in ${found?.file ?? toCome}`
}

/** The list that has a text already, by its name and file: that of a proof, or else `own`. */
export function placeWith(text: string, parts: (keyof FeatureProof)[], own: string): string {
  for (const { file, proof } of proofFiles) {
    const part = parts.find((name) => JSON.stringify(proof[name] ?? '').includes(text))
    if (part) return `\`${part}\` in ${file}`
  }
  return own
}

/** The list that takes a line about a function: that of a proof which has one already, else both that may. */
export function placeOfFunction(name: string): string {
  const own = '`callableOfCapabilities` in tests/policies/matrix/expected.ts'
  return placeWith(name, ['functions'], `\`functions\` in ${toCome}, or ${own}`)
}
