import { appFaults } from './faults/app'
import { authFaults } from './faults/auth'
import { databaseFaults } from './faults/database'
import { jobsFaults } from './faults/jobs'
import { keysFaults } from './faults/keys'
import { mailFaults } from './faults/mail'
import { passwordsFaults } from './faults/passwords'
import { regionFaults } from './faults/region'
import { schemaFaults } from './faults/schema'
import { sessionsFaults } from './faults/sessions'
import { servicesFaults } from './faults/services'
import { variablesFaults } from './faults/variables'
import type { Fault } from './planting'

/** The faults that each check has to find, by its id. */
export const faults: Record<string, Fault[]> = {
  ...variablesFaults,
  ...databaseFaults,
  ...schemaFaults,
  ...keysFaults,
  ...authFaults,
  ...sessionsFaults,
  ...passwordsFaults,
  ...mailFaults,
  ...servicesFaults,
  ...jobsFaults,
  ...appFaults,
  ...regionFaults,
}
