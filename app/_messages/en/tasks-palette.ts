export const palette = {
  newTask: 'New task in {project}',
  searchTasks: 'Search tasks or go to a page…',
} as const
