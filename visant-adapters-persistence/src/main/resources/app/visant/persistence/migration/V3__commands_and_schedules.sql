create table scheduled_triggers (
  id uuid not null,
  org_id uuid not null,
  device_id text collate "C" not null,
  trigger_label text not null,
  cron_expression text not null,
  timezone text,
  enabled boolean not null,
  next_run_at timestamptz,
  last_run_at timestamptz,
  last_status text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint scheduled_triggers_pk primary key (org_id, id),
  constraint scheduled_triggers_id_unique unique (id),
  constraint scheduled_triggers_device foreign key (device_id) references devices (id) on delete cascade,
  constraint scheduled_triggers_org foreign key (org_id) references organizations (id) on delete cascade,
  constraint scheduled_triggers_label_length check (char_length(trigger_label) between 1 and 100),
  constraint scheduled_triggers_cron_length check (char_length(cron_expression) between 1 and 200),
  constraint scheduled_triggers_last_run check ((last_run_at is null) = (last_status is null)),
  constraint scheduled_triggers_last_status check (
    last_status in ('sent', 'acknowledged', 'failed', 'missed', 'expired'))
) with (fillfactor = 80);
create index scheduled_triggers_by_device on scheduled_triggers (org_id, device_id, created_at desc, id desc);
create index scheduled_triggers_due on scheduled_triggers (next_run_at) where enabled;
alter table scheduled_triggers enable row level security, force row level security;
create policy scheduled_triggers_app on scheduled_triggers to visant_app
  using (org_id = nullif(current_setting('visant.org', true), '')::uuid)
  with check (org_id = nullif(current_setting('visant.org', true), '')::uuid);
create policy scheduled_triggers_system on scheduled_triggers to visant_system using (true) with check (true);
grant select, insert, delete, update (trigger_label, cron_expression, timezone, enabled, next_run_at, last_run_at,
    last_status, updated_at) on scheduled_triggers to visant_app;
grant select, update (trigger_label, cron_expression, timezone, enabled, next_run_at, last_run_at, last_status,
    updated_at) on scheduled_triggers to visant_system;

create table commands (
  id uuid not null,
  org_id uuid not null,
  device_id text collate "C" not null,
  type text not null default 'capture',
  trigger_label text not null,
  schedule_id uuid,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  status text not null,
  sent_at timestamptz,
  settled_at timestamptz,
  record_id text collate "C",
  error text,
  constraint commands_pk primary key (org_id, id),
  constraint commands_id_unique unique (id),
  constraint commands_device foreign key (device_id) references devices (id) on delete cascade,
  constraint commands_org foreign key (org_id) references organizations (id) on delete cascade,
  -- The history stays when the schedule goes.
  constraint commands_schedule foreign key (org_id, schedule_id)
    references scheduled_triggers (org_id, id) on delete set null (schedule_id),
  constraint commands_type check (type = 'capture'),
  constraint commands_label_length check (char_length(trigger_label) between 1 and 100),
  constraint commands_delivery check (
    case status
      when 'queued' then sent_at is null and settled_at is null
      when 'sent' then sent_at is not null and settled_at is null
      when 'acknowledged' then settled_at is not null and error is null
      when 'failed' then settled_at is not null and error is not null
      when 'expired' then settled_at is not null and error is null
      else false
    end)
) with (fillfactor = 80);
create index commands_by_device on commands (org_id, device_id, issued_at desc, id desc);
create index commands_open on commands (org_id, device_id, issued_at) where status in ('queued', 'sent');
create index commands_expiring on commands (expires_at) where status in ('queued', 'sent');
create index commands_by_schedule on commands (org_id, schedule_id) where schedule_id is not null;
alter table commands enable row level security, force row level security;
create policy commands_app on commands to visant_app
  using (org_id = nullif(current_setting('visant.org', true), '')::uuid)
  with check (org_id = nullif(current_setting('visant.org', true), '')::uuid);
create policy commands_system on commands to visant_system using (true) with check (true);
grant select, insert, update (status, sent_at, settled_at, record_id, error) on commands to visant_app, visant_system;

-- What became of each due moment; the key lets a moment be recorded once.
create table schedule_runs (
  org_id uuid not null,
  schedule_id uuid not null,
  due_at timestamptz not null,
  outcome text not null,
  command_id uuid,
  constraint schedule_runs_pk primary key (org_id, schedule_id, due_at),
  constraint schedule_runs_schedule foreign key (org_id, schedule_id)
    references scheduled_triggers (org_id, id) on delete cascade,
  constraint schedule_runs_command foreign key (org_id, command_id)
    references commands (org_id, id) on delete set null (command_id),
  constraint schedule_runs_outcome check (outcome in ('sent', 'acknowledged', 'failed', 'missed', 'expired'))
);
create index schedule_runs_by_command on schedule_runs (org_id, command_id) where command_id is not null;
alter table schedule_runs enable row level security, force row level security;
create policy schedule_runs_app on schedule_runs to visant_app
  using (org_id = nullif(current_setting('visant.org', true), '')::uuid)
  with check (org_id = nullif(current_setting('visant.org', true), '')::uuid);
create policy schedule_runs_system on schedule_runs to visant_system using (true) with check (true);
grant select, insert, update (outcome, command_id) on schedule_runs to visant_app, visant_system;
