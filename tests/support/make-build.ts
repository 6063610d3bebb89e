import { buildOnce } from '../../scripts/production/build.ts'

await buildOnce()
