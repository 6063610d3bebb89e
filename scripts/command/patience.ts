/** A busy machine is slow, not wrong. These limits only end what hangs: no test is judged by one of them. */

/** The longest that a test or a hook may take. */
export const TEST_MS = 1_800_000

/** The same for one that builds, which is bound by the silence of each build. */
export const BUILDING_TEST_MS = 14_400_000

/** The longest that a page, a mail, a log line or a row may take to come. */
export const ARRIVAL_MS = 180_000

/** The longest that a program may take to start, or to end. */
export const PROGRAM_MS = 300_000

/** Waits for what must come: `vi.waitFor(() => …, patient)`. It looks often, so that a quick machine loses no time. */
export const patient = { timeout: ARRIVAL_MS, interval: 20 }
