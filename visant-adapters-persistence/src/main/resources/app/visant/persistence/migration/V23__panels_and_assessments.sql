-- Who judges for an organization, if it chose that itself. One panel each; what judged a still is kept with the still.
create table panels (
  org_id uuid not null,
  rule text not null,
  threshold double precision not null,
  changed_at timestamptz not null,
  constraint panels_pk primary key (org_id),
  constraint panels_org foreign key (org_id) references organizations (id) on delete cascade,
  constraint panels_rule check (rule in ('agree', 'majority', 'any_abnormal', 'primary_with_fallback')),
  constraint panels_threshold check (threshold between 0 and 1)
);
alter table panels enable row level security, force row level security;
create policy panels_app on panels to visant_app
  using (org_id = nullif(current_setting('visant.org', true), '')::uuid)
  with check (org_id = nullif(current_setting('visant.org', true), '')::uuid);
grant select, insert, delete, update (rule, threshold, changed_at) on panels to visant_app;

-- Its agents in their order. A key is sealed for this organization and this agent, with a key that the database does not
-- have: moved to another row it does not open.
create table panel_agents (
  org_id uuid not null,
  agent text collate "C" not null,
  place smallint not null,
  vendor text not null,
  model text not null,
  base_url text,
  sealed_key text,
  constraint panel_agents_pk primary key (org_id, agent),
  constraint panel_agents_place unique (org_id, place),
  constraint panel_agents_panel foreign key (org_id) references panels (org_id) on delete cascade,
  constraint panel_agents_number check (place between 0 and 4),
  constraint panel_agents_length check (char_length(model) between 1 and 200 and char_length(base_url) between 1 and 500)
);
alter table panel_agents enable row level security, force row level security;
create policy panel_agents_app on panel_agents to visant_app
  using (org_id = nullif(current_setting('visant.org', true), '')::uuid)
  with check (org_id = nullif(current_setting('visant.org', true), '')::uuid);
grant select, insert, delete on panel_agents to visant_app;

-- What an agent saw, which model answered, what it cost, and what it wrote before that was understood.
alter table assessments
  add column observations text[] not null default '{}',
  add column model text,
  add column prompt_version text,
  add column input_tokens bigint,
  add column output_tokens bigint,
  add column raw_answer text,
  add constraint assessments_tokens check (input_tokens >= 0 and output_tokens >= 0),
  add constraint assessments_raw_length check (char_length(raw_answer) <= 16384);

-- The panel that a verdict is of, in a line; and the still whose verdict was used again, if it was.
alter table captures
  add column judged_by text,
  add column reused_from text collate "C",
  add constraint captures_judged_by check (judged_by is null or classification_state is not null),
  add constraint captures_reused_from check (reused_from is null or classification_state is not null);
grant update (judged_by, reused_from) on captures to visant_app;
