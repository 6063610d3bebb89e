/** The longest that a mail, a row or an event may take to come. It only ends what hangs: a busy machine is slow, not wrong. */
export const ARRIVAL_MS = 180_000

/** The longest that a test or a hook may take, which ends what hangs alone. */
export const TEST_MS = 1_800_000

/** Waits for what must come: `vi.waitFor(() => …, patient)`. It looks often, so that a quick machine loses no time. */
export const patient = { timeout: ARRIVAL_MS, interval: 20 }
