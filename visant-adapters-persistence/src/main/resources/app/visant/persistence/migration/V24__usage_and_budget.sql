-- What agents cost, by month (in UTC), device and agent. Outlives the device; money in millionths of a dollar.
create table agent_usage (
  org_id uuid not null,
  month date not null,
  device_id text collate "C" not null,
  agent text collate "C" not null,
  calls bigint not null,
  input_tokens bigint not null,
  output_tokens bigint not null,
  cost_micros bigint not null,
  constraint agent_usage_pk primary key (org_id, month, device_id, agent),
  constraint agent_usage_org foreign key (org_id) references organizations (id) on delete cascade,
  constraint agent_usage_counts check (calls >= 0 and input_tokens >= 0 and output_tokens >= 0 and cost_micros >= 0)
) with (fillfactor = 70);
alter table agent_usage enable row level security, force row level security;
create policy agent_usage_app on agent_usage to visant_app
  using (org_id = nullif(current_setting('visant.org', true), '')::uuid)
  with check (org_id = nullif(current_setting('visant.org', true), '')::uuid);
grant select, insert, update (calls, input_tokens, output_tokens, cost_micros) on agent_usage to visant_app;

-- The sum of a month, in a row of its own: whoever adds to it holds it, so that of all nodes one sees a mark being passed.
create table agent_months (
  org_id uuid not null,
  month date not null,
  calls bigint not null,
  input_tokens bigint not null,
  output_tokens bigint not null,
  cost_micros bigint not null,
  -- How much of the budget the owners were told to be used, in percent.
  told smallint not null default 0,
  constraint agent_months_pk primary key (org_id, month),
  constraint agent_months_org foreign key (org_id) references organizations (id) on delete cascade,
  constraint agent_months_told check (told in (0, 80, 100)),
  constraint agent_months_counts check (calls >= 0 and input_tokens >= 0 and output_tokens >= 0 and cost_micros >= 0)
) with (fillfactor = 50);
alter table agent_months enable row level security, force row level security;
create policy agent_months_app on agent_months to visant_app
  using (org_id = nullif(current_setting('visant.org', true), '')::uuid)
  with check (org_id = nullif(current_setting('visant.org', true), '')::uuid);
grant select, insert, update (calls, input_tokens, output_tokens, cost_micros, told) on agent_months to visant_app;

-- What a month may cost, and what happens beyond.
create table agent_budgets (
  org_id uuid not null,
  cap_micros bigint not null,
  beyond text not null,
  changed_at timestamptz not null,
  constraint agent_budgets_pk primary key (org_id),
  constraint agent_budgets_org foreign key (org_id) references organizations (id) on delete cascade,
  constraint agent_budgets_cap check (cap_micros between 0 and 1000000000000),
  constraint agent_budgets_beyond check (beyond in ('baseline_only', 'wait'))
);
alter table agent_budgets enable row level security, force row level security;
create policy agent_budgets_app on agent_budgets to visant_app
  using (org_id = nullif(current_setting('visant.org', true), '')::uuid)
  with check (org_id = nullif(current_setting('visant.org', true), '')::uuid);
grant select, insert, delete, update (cap_micros, beyond, changed_at) on agent_budgets to visant_app;

-- A job that was put off for a reason of its own counts from the day on which it is due again.
grant update (first_due_at) on jobs to visant_app;
