import type { ApiOperation, ApiResponse } from '@/lib/http/openapi/specification'
import { resolved } from '@/lib/http/openapi/written'
import { Sample } from './sample'

/** The example of the first success. */
export function AnswerSample({ operation }: { operation: ApiOperation }) {
  const [success] = Object.entries(operation.responses).filter(([status]) => Number(status) < 300)
  if (!success) return null
  const [status, answer] = success
  const { content = {} } = resolved<ApiResponse>(answer)
  const example = content['application/json']?.example
  return (
    <Sample label={`Answer, ${status}`}>
      {example === undefined ? `(${Object.keys(content)[0] ?? 'no body'})` : JSON.stringify(example, null, 2)}
    </Sample>
  )
}
