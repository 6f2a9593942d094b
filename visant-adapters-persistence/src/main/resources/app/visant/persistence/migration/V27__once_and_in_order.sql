-- That a request with an Idempotency-Key had its effect, noted by the transaction of the effect: should the node die before
-- the answer is kept, whoever asks again does it not twice. Some effects are those of the system, which sees no answers.
alter table idempotency_keys add column effected boolean not null default false;
grant update (effected) on idempotency_keys to visant_app;
create policy idempotency_keys_system on idempotency_keys to visant_system using (true) with check (true);
grant select (org_id, principal, key, claimed_at), update (effected) on idempotency_keys to visant_system;

-- An order keeps the id of its schedule when that is deleted: to take it away locked the order after the schedule, while
-- whoever settles an order locks the schedule after the order.
alter table commands drop constraint commands_schedule;
drop index commands_by_schedule;

-- What the operator of the platform asks for, in the order that it is listed.
create index organizations_suspended on organizations (created_at desc, id desc) where suspended_at is not null;
create index users_suspended on users (created_at desc, id desc) where suspended_at is not null;
create index devices_by_batch on devices (batch_id, created_at desc, list_key desc) where batch_id is not null;
