-- While pods are replaced, those of the release before this one name no shelters that are doubted, and do not say from when
-- on somebody is missed.
create or replace function takes_unseen(p offer_profile, asked asked_stay, stale_before timestamptz) returns boolean language sql stable parallel safe as $$
    select p.status = 'OPEN' and p.census_at >= stale_before
       and coalesce(asked.eldest_boy, asked.eldest) <= p.boys_max_age
       and (asked.languages = '{}' or p.languages && asked.languages)
       and p.shelter <> all (coalesce(asked.doubted, '{}'))
$$;

create function say_from_when_missed() returns trigger language plpgsql as $$
begin
    new.missed_from := coalesce(new.arrival_until, (new.from_night + 1 + time '12:00') at time zone 'UTC');
    return new;
end $$;
comment on function say_from_when_missed() is 'For the release that does not say it: the end of the window of arrival, or noon after the first night';
create trigger placement_missed_from before insert on placement for each row when (new.missed_from is null) execute function say_from_when_missed();
