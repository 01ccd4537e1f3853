package org.palermo.referral.casefile.timeline;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.sql.Query;

/// Statements over the tables of a case. The policies of each table say which of its rows the actor sees, so what somebody may not read
/// is not in the timeline either. Each table is read along its index of the case, and gives no more rows than the page has.
///
/// Decisions, corrections and determinations of age are steps of the file too. Their step is left out where the record itself is shown.
///
/// A connection keeps the plans of statements of at most 2,048 characters: one statement over all tables took 30 ms to plan each time.
@ApplicationScoped
class TimelineStore {
    private static final String ENTRIES = "select kind, what, at, record, by from (";
    private static final String LATEST = ") entries(kind, what, at, record, by) order by at desc, record desc limit $4";
    private static final Query<TimelineEntry> STEPS_AND_DECISIONS = Query.of(TimelineEntry.class, ENTRIES + """
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
            """ + LATEST);
    private static final Query<TimelineEntry> AGES_CORRECTIONS_AND_RECORDS = Query.of(TimelineEntry.class, ENTRIES + """
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
            """ + LATEST);
    private static final Query<TimelineEntry> PEOPLE = Query.of(TimelineEntry.class, ENTRIES + """
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
            """ + LATEST);
    private static final Query<TimelineEntry> PLACES_AND_REFERRALS = Query.of(TimelineEntry.class, ENTRIES + """
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
            """ + LATEST);
    private static final Query<TimelineEntry> QUESTIONS_CERTIFICATES_AND_LETTERS = Query.of(TimelineEntry.class, ENTRIES + """
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
            """ + LATEST);
    private static final List<Query<TimelineEntry>> ALL = List.of(STEPS_AND_DECISIONS, AGES_CORRECTIONS_AND_RECORDS, PEOPLE,
            PLACES_AND_REFERRALS, QUESTIONS_CERTIFICATES_AND_LETTERS);
    /// As the database orders them: ids by their bytes, which is the order of their text.
    private static final Comparator<TimelineEntry> LATEST_FIRST = Comparator.comparing(TimelineEntry::at)
            .thenComparing(entry -> entry.record().toString()).reversed();

    /// Latest first.
    Uni<List<TimelineEntry>> page(UUID caseFile, Cursor after, int limit) {
        return Multi.createFrom().iterable(ALL).onItem().transformToUniAndConcatenate(query -> query.list(caseFile, after.at(), after.id(), limit))
                .collect().asList()
                .map(found -> found.stream().flatMap(List::stream).sorted(LATEST_FIRST).limit(limit).toList());
    }
}
