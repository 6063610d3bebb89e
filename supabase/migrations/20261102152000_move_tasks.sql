-- Puts a task before or after another of its project. Positions are nobody's to write, so that no two moves can clash.

-- Makes room behind a place in a project's order: spreads as few followers as leave each of them enough, in the order they have.
create function private.spread_tasks(in_workspace uuid, in_project uuid, low bigint, low_id uuid) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  roomy constant bigint := 65536; -- sixteen more moves between two
  reach bigint := 1000; -- followers that one move may rewrite while the project is not crowded
  high bigint;
begin
  loop
    high := (
      select position from public.tasks
      where workspace_id = in_workspace and project_id = in_project and (position, id) > (low, low_id)
      order by position, id offset reach limit 1
    );
    exit when high is null or (high - low) / (reach + 1) >= roomy;
    reach := reach * 10;
  end loop;

  -- The last of a project spread as far as a new task would go, or further.
  while high is null or (high - low) / (reach + 1) < roomy loop
    high := nextval(pg_get_serial_sequence('public.tasks', 'position'));
  end loop;

  update public.tasks
  set position = low + follower.place * ((high - low) / (reach + 1))
  from (
    select id, row_number() over (order by position, id) as place from public.tasks
    where workspace_id = in_workspace and project_id = in_project and (position, id) > (low, low_id)
    order by position, id limit reach
  ) as follower
  where tasks.id = follower.id;
end;
$$;

-- Answers 'moved', 'no task', or 'no neighbour' when that is not another task of the same project.
create function private.move_task(in_workspace uuid, moved uuid, neighbour uuid, behind boolean) returns text
language plpgsql security definer set search_path = ''
as $$
declare
  room constant bigint := 4294967296; -- as between two new tasks
  in_project uuid;
  place record;
  other record;
  found_at bigint;
begin
  perform private.require_permission(in_workspace, 'tasks.change');
  in_project := (select project_id from public.tasks where workspace_id = in_workspace and id = moved);
  if in_project is null then
    return 'no task';
  end if;

  -- Moves within one project take turns, so each reads the positions that the one before has left.
  perform from public.projects where workspace_id = in_workspace and id = in_project for no key update;

  for attempt in 1..2 loop
    select position, id into place from public.tasks
    where workspace_id = in_workspace and project_id = in_project and id = neighbour and id <> moved;
    if not found then
      return 'no neighbour';
    end if;

    if behind then
      select position, id into other from public.tasks
      where workspace_id = in_workspace and project_id = in_project and id <> moved
        and (position, id) > (place.position, place.id)
      order by position, id limit 1;
    else
      select position, id into other from public.tasks
      where workspace_id = in_workspace and project_id = in_project and id <> moved
        and (position, id) < (place.position, place.id)
      order by position desc, id desc limit 1;
    end if;

    found_at := case
      when other.id is not null and abs(other.position - place.position) >= 2 then (place.position + other.position) / 2
      when other.id is null and behind then nextval(pg_get_serial_sequence('public.tasks', 'position'))
      when other.id is null then place.position - room
    end;
    exit when found_at is not null;

    if behind then
      perform private.spread_tasks(in_workspace, in_project, place.position, place.id);
    else
      perform private.spread_tasks(in_workspace, in_project, other.position, other.id);
    end if;
  end loop;

  update public.tasks set position = found_at where workspace_id = in_workspace and id = moved;
  return 'moved';
end;
$$;
grant execute on function private.move_task(uuid, uuid, uuid, boolean) to authenticated;
