package org.palermo.referral.casefile.timeline;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.sql.Query;

/// Statements over the tables of a case. The policies of each table say which of its rows the actor sees, so what somebody may not read
/// is not in the timeline either. Each table is read along its index of the case, and gives no more rows than the page has.
///
/// Decisions, corrections and determinations of age are steps of the file too. Their step is left out where the record itself is shown.
/// Of a hold or stay only the last reported state is kept, and that a hold expired follows from the time. Nothing is kept of a relation of
/// two persons that was ended.
@ApplicationScoped
class TimelineStore {
    private static final Query<TimelineEntry> PAGE = Query.of(TimelineEntry.class, """
            select kind, what, at, record, by from (
            (select 'STEP', e.name, e.occurred_at, e.id, e.agency
               from case_file_event e
              where e.case_file = $1 and (e.occurred_at, e.id) < ($2, $3)
                and not exists (select 1 from case_decision d
                                 where d.case_file = e.case_file and d.decided_at = e.occurred_at and e.name like '%Decided')
                and not exists (select 1 from person_correction k
                                 where k.case_file = e.case_file and k.corrected_at = e.occurred_at and e.name = 'PersonCorrected')
                and not exists (select 1 from age_determination g
                                 where g.case_file = e.case_file and g.recorded_at = e.occurred_at and e.name = 'AgeDetermined')
              order by e.occurred_at desc, e.id desc limit $4)
            union all
            (select 'DECISION', d.kind, d.decided_at, d.id, d.agency
               from case_decision d
              where d.case_file = $1 and (d.decided_at, d.id) < ($2, $3)
              order by d.decided_at desc, d.id desc limit $4)
            union all
            (select 'DECISION_PROPOSAL', 'PROPOSED', p.proposed_at, p.id, p.agency
               from decision_proposal p
              where p.case_file = $1 and (p.proposed_at, p.id) < ($2, $3)
              order by p.proposed_at desc, p.id desc limit $4)
            union all
            (select 'DECISION_PROPOSAL', p.state, p.answered_at, p.id, p.agency
               from decision_proposal p
              where p.case_file = $1 and p.answered_at is not null and (p.answered_at, p.id) < ($2, $3)
              order by p.answered_at desc, p.id desc limit $4)
            union all
            (select 'AGE_DETERMINATION', g.outcome, g.recorded_at, g.id, g.agency
               from age_determination g
              where g.case_file = $1 and (g.recorded_at, g.id) < ($2, $3)
              order by g.recorded_at desc, g.id desc limit $4)
            union all
            (select 'CORRECTION', k.reason, k.corrected_at, k.id, k.agency
               from person_correction k
              where k.case_file = $1 and (k.corrected_at, k.id) < ($2, $3)
              order by k.corrected_at desc, k.id desc limit $4)
            union all
            (select case r.edition when 1 then 'RECORD_ADDED' else 'RECORD_CHANGED' end, r.kind, r.changed_at, r.id, r.agency
               from case_record r
              where r.case_file = $1 and (r.changed_at, r.id) < ($2, $3)
              order by r.changed_at desc, r.id desc limit $4)
            union all
            (select case r.edition when 1 then 'RECORD_ADDED' else 'RECORD_CHANGED' end, r.kind, r.said_at, r.record, r.agency
               from case_record_edition r
              where r.case_file = $1 and (r.said_at, r.record) < ($2, $3)
              order by r.said_at desc, r.record desc limit $4)
            union all
            (select 'COORDINATOR', 'ASSIGNED', a.assigned_at, a.id, a.agency
               from case_assignment a
              where a.case_file = $1 and (a.assigned_at, a.id) < ($2, $3)
              order by a.assigned_at desc, a.id desc limit $4)
            union all
            (select 'COORDINATOR', 'ENDED', a.ended_at, a.id, a.agency
               from case_assignment a
              where a.case_file = $1 and a.ended_at is not null and (a.ended_at, a.id) < ($2, $3)
              order by a.ended_at desc, a.id desc limit $4)
            union all
            (select 'CASEWORKER', a.part || '_ASSIGNED', a.assigned_at, a.id, a.agency
               from caseworker_assignment a
              where a.case_file = $1 and (a.assigned_at, a.id) < ($2, $3)
              order by a.assigned_at desc, a.id desc limit $4)
            union all
            (select 'CASEWORKER', a.part || '_ENDED', a.ended_at, a.id, a.agency
               from caseworker_assignment a
              where a.case_file = $1 and a.ended_at is not null and (a.ended_at, a.id) < ($2, $3)
              order by a.ended_at desc, a.id desc limit $4)
            union all
            (select 'ACCOMMODATION_REQUEST', 'ASKED', q.requested_at, q.id, q.agency
               from accommodation_request q
              where q.case_file = $1 and (q.requested_at, q.id) < ($2, $3)
              order by q.requested_at desc, q.id desc limit $4)
            union all
            (select 'ACCOMMODATION_REQUEST', 'CLOSED', q.closed_at, q.id, q.agency
               from accommodation_request q
              where q.case_file = $1 and q.closed_at is not null and (q.closed_at, q.id) < ($2, $3)
              order by q.closed_at desc, q.id desc limit $4)
            union all
            (select 'ONWARD_REFERRAL', 'SENT', o.sent_at, o.id, o.from_agency
               from onward_referral o
              where o.case_file = $1 and (o.sent_at, o.id) < ($2, $3)
              order by o.sent_at desc, o.id desc limit $4)
            union all
            (select 'ONWARD_REFERRAL', o.state, o.answered_at, o.id, case when o.state in ('ACCEPTED', 'DECLINED') then o.to_agency end
               from onward_referral o
              where o.case_file = $1 and o.answered_at is not null and (o.answered_at, o.id) < ($2, $3)
              order by o.answered_at desc, o.id desc limit $4)
            union all
            (select 'INFORMATION_REQUEST', 'ASKED', i.asked_at, i.id, i.from_agency
               from information_request i
              where i.case_file = $1 and (i.asked_at, i.id) < ($2, $3)
              order by i.asked_at desc, i.id desc limit $4)
            union all
            (select 'INFORMATION_REQUEST', i.state, i.ended_at, i.id, case i.state when 'ANSWERED' then i.to_agency end
               from information_request i
              where i.case_file = $1 and i.ended_at is not null and (i.ended_at, i.id) < ($2, $3)
              order by i.ended_at desc, i.id desc limit $4)
            union all
            (select 'CERTIFICATE', c.issued_for, c.issued_at, c.id, cast(null as uuid)
               from case_certificate c
              where c.case_file = $1 and (c.issued_at, c.id) < ($2, $3)
              order by c.issued_at desc, c.id desc limit $4)
            union all
            (select 'LETTER', 'WRITTEN', l.written_at, l.id, l.agency
               from case_letter l
              where l.case_file = $1 and (l.written_at, l.id) < ($2, $3)
              order by l.written_at desc, l.id desc limit $4)
            union all
            (select 'LETTER', l.state, l.recorded_at, l.id, l.recorded_agency
               from case_letter l
              where l.case_file = $1 and l.recorded_at is not null and (l.recorded_at, l.id) < ($2, $3)
              order by l.recorded_at desc, l.id desc limit $4)
            union all
            (select 'DOCUMENT_ADDED', m.kind, m.added_at, m.id, m.agency
               from case_document m
              where m.case_file = $1 and m.state <> 'AWAITED' and (m.added_at, m.id) < ($2, $3)
              order by m.added_at desc, m.id desc limit $4)
            union all
            (select 'DOCUMENT_REMOVED', m.kind, m.removed_at, m.id, m.removed_agency
               from case_document m
              where m.case_file = $1 and m.removed_at is not null and (m.removed_at, m.id) < ($2, $3)
              order by m.removed_at desc, m.id desc limit $4)
            union all
            (select 'RECORD_ANSWER',
                    case w.kind when 'GUARDIAN' then 'GUARDIAN_' when 'OFFENCE' then 'PROSECUTOR_' else 'ADVISER_' end || w.answer,
                    w.answered_at, w.record, w.agency
               from record_answer w
              where w.case_file = $1 and (w.answered_at, w.record) < ($2, $3)
              order by w.answered_at desc, w.record desc limit $4)
            union all
            (select 'STAY', 'STAY_' || s.state, s.changed_at, s.hold, cast(null as uuid)
               from accommodation_stay s
              where s.case_file = $1 and (s.changed_at, s.hold) < ($2, $3)
              order by s.changed_at desc, s.hold desc limit $4)
            union all
            (select 'STAY', 'STAY_EXPIRED', s.expires_at, s.hold, cast(null as uuid)
               from accommodation_stay s
              where s.case_file = $1 and s.state in ('HELD', 'ASKED') and s.expires_at <= $5 and (s.expires_at, s.hold) < ($2, $3)
              order by s.expires_at desc, s.hold desc limit $4)
            union all
            (select 'CASE_LINK', e.what, e.at, n.id, cast(null as uuid)
               from case_link n
              cross join lateral (values
                    (case n.kind when 'BY_HAND' then 'LINK_MADE' else 'LINK_FOUND' end, n.found_at),
                    (case when n.kind <> 'BY_HAND' then 'LINK_' || n.state end, n.decided_at),
                    ('LINK_ENDED', n.ended_at)) e(what, at)
              where (n.case_file = $1 or n.other = $1) and e.what is not null and (e.at, n.id) < ($2, $3)
              order by e.at desc, n.id desc limit $4)
            union all
            (select 'RELATED_PERSON', 'RELATED', x.recorded_at, case when x.case_file = $1 then x.other else x.case_file end, x.agency
               from case_relation x
              where (x.case_file = $1 or x.other = $1)
                and (x.recorded_at, case when x.case_file = $1 then x.other else x.case_file end) < ($2, $3)
              order by 3 desc, 4 desc limit $4)
            ) entries(kind, what, at, record, by) order by at desc, record desc limit $4
            """);

    /// Latest first.
    Uni<List<TimelineEntry>> page(UUID caseFile, Cursor after, int limit, Instant now) {
        return PAGE.list(caseFile, after.at(), after.id(), limit, now);
    }
}
