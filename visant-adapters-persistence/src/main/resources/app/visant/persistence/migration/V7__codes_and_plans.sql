-- What a subscription is; trial_end_date is its end whatever it is, and device_slots its slots.
alter table organizations
  add column plan text not null default 'trial',
  add constraint organizations_plan check (plan in ('trial', 'free_months'));
grant update (plan) on organizations to visant_system;

-- Breaks ties in lists, whose cursors end in a UUID.
alter table activation_codes add column list_key uuid not null default gen_random_uuid();
create index activation_codes_by_age on activation_codes (created_at desc, list_key desc);
create index code_redemptions_by_code on code_redemptions (code, redeemed_at desc, id desc);

-- Codes belong to no organization and are looked for by what people type, so only the system reads them. What a code
-- grants is fixed once it was handed out.
grant select, insert, update (description, max_uses, uses_count, valid_from, valid_until, active)
  on activation_codes to visant_system;
grant select, insert on code_redemptions to visant_system;
