-- Versions are counted over the whole organization, its devices' included, so that the number a verdict was pinned to
-- names one text.
alter table normal_descriptions drop constraint normal_descriptions_version_unique;
alter table normal_descriptions add constraint normal_descriptions_version_unique unique (org_id, version);

-- Which version is active is said, not worked out from clocks. The default is for nodes that do not know the column yet.
alter table normal_descriptions add column active boolean not null default true;
alter table normal_descriptions no force row level security;
update normal_descriptions old set active = false
  where exists (
    select from normal_descriptions later
    where later.org_id = old.org_id and later.device_id is not distinct from old.device_id
      and (later.activated_at, later.version) > (old.activated_at, old.version));
alter table normal_descriptions force row level security;
-- The net under the writers: a scope, the organization or one device, has one active version at most.
create unique index normal_descriptions_active on normal_descriptions (org_id, device_id) nulls not distinct
  where active;
create index normal_descriptions_by_scope on normal_descriptions (org_id, device_id, created_at desc, id desc);
-- What a version says never changes, only whether it is active.
grant update (active, activated_at) on normal_descriptions to visant_app;
