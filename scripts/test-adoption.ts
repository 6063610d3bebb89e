import { readOptions } from './command/options.ts'
import { runSteps } from './steps/run-steps.ts'

const usage = `Usage: npm run test:adoption [-- <part> … | --seed <n> --count <n>]

Takes parts out of a clone of the last commit with "npm run sample:remove", and proves what is left. Without the whole sample it runs
"npm test". Without one part it runs "npm run check", all tests outside the browser and a build, or the first and the last where only
pages lose something. Takes minutes for each removal.
With names it takes out those parts alone. Without any it takes out the whole sample, then each part alone, then some at once.
--seed   draws other sets of parts (default 1)
--count  number of sets that it draws (default 3)`

const { values, positionals } = readOptions({
  allowPositionals: true,
  options: {
    help: { type: 'boolean', short: 'h' },
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '3' },
  },
})

if (values.help) console.log(usage)
else {
  const env = {
    ADOPTION_PARTS: positionals.join(' '),
    ADOPTION_SEED: values.seed,
    ADOPTION_COUNT: values.count,
  }
  await runSteps([
    { name: 'adoption', command: ['vitest', 'run', '--config', 'tests/adoption/vitest.config.ts'], env },
  ])
}
