import { withMaps } from '../../scripts/build-maps.ts'

// The step of Next after the compilation, in a separate process as there.
const [, , distDir = ''] = process.argv
const { compiler } = await withMaps({}, process.env)
await compiler!.runAfterProductionCompile!({ projectDir: process.cwd(), distDir })
