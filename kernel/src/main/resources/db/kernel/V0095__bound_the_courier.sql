-- The courier takes a notice, or gives it back to be tried later; a notice that was neither it does not change.
alter policy courier_marks on notice using ((select actor_is('system:courier')))
    with check ((select actor_is('system:courier')) and (mailed_at is not null or mail_after is not null));
