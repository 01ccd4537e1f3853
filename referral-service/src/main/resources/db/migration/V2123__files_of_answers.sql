-- An organisation that is asked for information answers with files too. They are documents of the case, which name the question.

alter table case_document add column information_request uuid references information_request;

comment on column case_document.information_request is 'The question that it answers; null for a document of those who follow the case';

create index case_document_question on case_document (information_request, added_at, id) where information_request is not null;

-- Who is asked sees what the own organisation has sent, and adds files until the question is answered or withdrawn. A kept file stays.
create policy addressee_reads on case_document for select
    using (information_request is not null and agency = (select actor_agency()) and (select actor_answers_questions())
       and exists (select 1 from information_request q
                    where q.id = case_document.information_request and q.to_agency = case_document.agency));
create policy addressee_adds on case_document for insert
    with check (state = 'AWAITED' and subject = (select actor_subject()) and agency = (select actor_agency())
       and (select actor_answers_questions())
       and exists (select 1 from information_request q
                    where q.id = case_document.information_request and q.to_agency = case_document.agency and q.state = 'OPEN'
                      and q.case_file = case_document.case_file and q.country = case_document.country and q.region = case_document.region));
create policy addressee_keeps on case_document for update
    using (state = 'AWAITED' and agency = (select actor_agency()) and (select actor_answers_questions())
       and exists (select 1 from information_request q
                    where q.id = case_document.information_request and q.to_agency = case_document.agency and q.state = 'OPEN'))
    with check (state = 'KEPT' and agency = (select actor_agency()) and information_request is not null);
