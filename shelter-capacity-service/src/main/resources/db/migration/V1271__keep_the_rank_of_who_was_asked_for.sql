-- A shelter that does not answer is not her doing: whoever settles offers has to see that it was asked.
create policy waitlist_reads on placement for select using ((select actor_is('system:waitlist')));
comment on column waitlist_entry.rank_at is 'The order: when they joined, earlier by the profile''s head start for who is in danger; when an offer lapsed for which no shelter was asked, that instant';
