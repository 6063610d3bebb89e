import { withMaps } from '../../scripts/build-maps.ts'

// What Next does with the build in a directory once everything is compiled, in a process of its own as there.
const [, , distDir = ''] = process.argv
const { compiler } = await withMaps({}, process.env)
await compiler!.runAfterProductionCompile!({ projectDir: process.cwd(), distDir })
