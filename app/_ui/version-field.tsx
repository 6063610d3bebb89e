'use client'
import { useFormResult } from './form-result'

/** The version that the form changes. A form of an earlier build keeps its own. */
export function VersionField({ version }: { version: number }) {
  const { kept, values } = useFormResult()
  return <input type="hidden" name="version" value={(kept && values?.version) || version} />
}
