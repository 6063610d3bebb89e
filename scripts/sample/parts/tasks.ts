import type { Part } from '../part.ts'

export const part: Part = {
  summary: 'Tasks of a project, with their list and their page',
  needs: ['projects', 'labels'],
  paths: [
    'lib/features/tasks',
    'app/api/v1/workspaces/*/tasks',
    'app/(workspace)/w/*/projects/*/{changes,filter,list,new-task,reorder,tasks,views}',
    'app/_messages/*/work.ts',
    'supabase/schemas/*_sample_tasks.sql',
    'scripts/demo/task-*',
    'tests/**/task*',
    'tests/migrations/released-rows/*_tasks.sql',
    'supabase/tests/task_*',
    'scripts/screenshots/tasks.ts',
    'app/_messages/*/tasks-palette.ts',
  ],
  cuts: {
    'tests/architecture.test.ts': [
      "  ['setCompletionAction', 'the box of a task has no place for words'],\n",
    ],
  },
  replacements: {
    'app/_messages/en/projects.ts': [
      ["'Its tasks are deleted too, for everyone.'", "'It is deleted for everyone.'"],
      ["'All its tasks are deleted permanently. This cannot be undone.'", "'This cannot be undone.'"],
      ['Create the first project below, then add its tasks.', 'Create the first project below.'],
      ['A project groups related tasks.', 'A project groups related work.'],
    ],
    'app/_messages/de/projects.ts': [
      ["'Auch seine Aufgaben werden gelöscht, für alle.'", "'Es wird für alle gelöscht.'"],
      [
        "'Alle Aufgaben werden endgültig gelöscht. Das lässt sich nicht rückgängig machen.'",
        "'Das lässt sich nicht rückgängig machen.'",
      ],
      ['Lege unten das erste Projekt an und füge dann Aufgaben hinzu.', 'Lege unten das erste Projekt an.'],
      [
        'Ein Projekt fasst zusammengehörige Aufgaben zusammen.',
        'Ein Projekt fasst Zusammengehöriges zusammen.',
      ],
    ],
    'lib/features/projects/feature.ts': [["'Groups of tasks.'", "'Groups of related work.'"]],
  },
}
