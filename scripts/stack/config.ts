import { readLocalConfig } from '@plinth/local-supabase/config'
import { projectDir } from '../command/project.ts'

/** The part of this project's supabase/config.toml that a local stack follows. */
export const projectConfig = () => readLocalConfig(projectDir)
