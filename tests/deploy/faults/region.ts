import { type Fault, onSite } from '../planting'

export const regionFaults: Record<string, Fault[]> = {
  'region.distance': [onSite({ statementMs: 60 }, /^It takes \d+\.\d ms a round trip\.$/)],
}
