-- Whoever takes a role away from an account ends the mails to that role.
create policy administrator_takes_roles on mail_wish for update
    using ((select actor_has('agency-administrator') or actor_has('mechanism-administrator'))
       and exists (select from person p where cast(p.id as text) = mail_wish.subject and actor_keeps_people_of(p.agency)))
    with check ((select actor_has('agency-administrator') or actor_has('mechanism-administrator'))
       and exists (select from person p where cast(p.id as text) = mail_wish.subject and actor_keeps_people_of(p.agency)));
