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
    'app/(workspace)/news.tsx',
    'app/_ui/{linked-text.tsx,links-in.ts,use-held.ts}',
    'tests/{api,features}/tasks.*',
    'tests/api/task-{account-removal,activity,conditions,days,keys,labels,lists,order,plans,projects}.test.ts',
    'tests/browser/task-{accessibility,activity,api-keys,focus,forms,journey,palette}.*',
    'tests/browser/task-{layout,list,list-budgets,list-lighthouse,lists,live,page,pages,people}.*',
    'tests/browser/task-{refusals,rights,roles,without-script}.*',
    'tests/lib/links-in.{proof,test}.ts',
    'tests/lib/tasks',
    'tests/lib/db/task-round-trips.test.ts',
    'tests/policies/task-{keys,tenancy}.test.ts',
    'tests/schema/task-indexes.test.ts',
    'tests/support/{tasks,task-roles}.ts',
    'tests/migrations/released-rows/*_tasks.sql',
    'supabase/tests/task_{roles,tenants}.test.sql',
    'scripts/screenshots/tasks.ts',
    'docs/screenshots/{task,tasks}-*',
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
    // No row of another table holds a project in its workspace any more.
    'tests/features/projects.ts': [['  -. .... .. !   move', '  -. .... .. x   move']],
    'lib/features/projects/feature.ts': [["'Groups of tasks.'", "'Groups of related work.'"]],
  },
}
