package org.palermo.systemtest.nothinglost;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A rule that always holds in one database, written as the query that finds violations.
///
/// @param sql returns the ids that break the rule, as text, and nothing when all is well
record Invariant(String name, String sql) {

    private static final int SHOWN = 5;

    /// The violations: a few of them, for the message.
    List<String> broken(Connection database) throws SQLException {
        try (var statement = database.createStatement(); var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next() && found.size() < SHOWN) {
                found.add(name + ": " + rows.getString(1));
            }
            return found;
        }
    }

    /// The rules of every service: inbox, outbox and audit.
    static final List<Invariant> OF_EVERY_SERVICE = List.of(
            new Invariant("a stream of the inbox has a gap or was taken twice", """
                    select s.source || ' ' || s.aggregate from inbox_stream s left join inbox_event e using (source, aggregate)
                     group by s.source, s.aggregate, s.last_sequence
                    having s.last_sequence <> count(e.id) or s.last_sequence <> coalesce(max(e.sequence), 0)
                    """),
            new Invariant("an event was taken before the one that precedes it", """
                    select later.id from inbox_event later join inbox_event earlier using (source, aggregate)
                     where later.sequence > earlier.sequence and later.received_at < earlier.received_at
                    """),
            new Invariant("a stream of the outbox has a gap", """
                    select s.aggregate from outbox_stream s left join outbox_event e using (subscriber, aggregate)
                     group by s.subscriber, s.aggregate, s.last_sequence
                    having s.last_sequence <> count(e.id) or s.last_sequence <> coalesce(max(e.sequence), 0)
                    """),
            new Invariant("an event's delivery time and its stream's delivered number disagree", """
                    select e.id from outbox_event e join outbox_stream s using (subscriber, aggregate)
                     where (e.sequence <= s.delivered_sequence) <> (e.delivered_at is not null)
                    """),
            new Invariant("an event was delivered before the one that precedes it", """
                    select later.id from outbox_event later join outbox_event earlier using (subscriber, aggregate)
                     where later.sequence > earlier.sequence and later.delivered_at < earlier.delivered_at
                    """),
            new Invariant("a stream is parked", "select aggregate from outbox_stream where parked_at is not null"),
            new Invariant("a feed has a gap", """
                    select feed from feed_sequence group by feed having count(*) <> max(sequence) or min(sequence) <> 1
                    """),
            new Invariant("an entry of the audit is in no feed, or in it twice", """
                    select a.id from audit_entry a
                     where (select count(*) from audit_chain s where s.entry = a.id)
                         + (select count(*) from feed_pending p where p.feed = 'audit' and p.entry = a.id) <> 1
                    """),
            new Invariant("a number of the audit's feed points to no entry", """
                    select s.entry from audit_chain s where not exists (select from audit_entry a where a.id = s.entry)
                    """),
            new Invariant("the audit's numbers have a gap", """
                    select 'up to ' || max(sequence) from audit_chain s having count(*) <> coalesce(max(sequence), 0)
                    """),
            new Invariant("a link of the audit's chain does not hold the one before it", """
                    select later.sequence from audit_chain later left join audit_chain earlier on earlier.sequence = later.sequence - 1
                     where later.sequence > 1 and later.previous is distinct from earlier.hash
                    """));

    static final List<Invariant> OF_REFERRAL = List.of(
            new Invariant("a case without a receipt", """
                    select id from case_file c where external_id is null and not exists (select from referral_receipt r where r.id = c.id)
                    """),
            new Invariant("a case without a history", """
                    select id from case_file c where external_id is null and not exists (select from case_file_event e where e.case_file = c.id)
                    """),
            new Invariant("a referred person without her record", """
                    select id from referral_receipt r
                     where taken = 'REFERRED' and not exists (select from case_person p where p.case_file = r.id)
                       and not exists (select from erasure e where e.owner = r.id)
                       and exists (select from case_file c where c.id = r.id and c.external_id is null)
                    """),
            new Invariant("a person's record that no key opens", """
                    select case_file from case_person p
                     where not exists (select from data_key k where k.owner = p.case_file and k.purpose = 'PERSON')
                    """),
            new Invariant("an erased person with data left", """
                    select e.owner from erasure e
                     where e.purpose = 'PERSON'
                       and (exists (select from data_key k where k.owner = e.owner and k.purpose = e.purpose)
                         or exists (select from case_person p where p.case_file = e.owner)
                         or exists (select from person_identifier i where i.case_file = e.owner)
                         or exists (select from person_name_token t where t.case_file = e.owner)
                         or exists (select from person_correction k where k.case_file = e.owner)
                         or exists (select from age_determination d where d.case_file = e.owner and (d.body is not null or d.reasons is not null)))
                    """),
            new Invariant("a notification with an identity", """
                    select id from referral_receipt r
                     where taken = 'NOTIFIED_ONLY' and exists (select from case_person p where p.case_file = r.id)
                    """),
            new Invariant("somebody who needs a guardian without a record of one", """
                    select id from case_file c
                     where external_id is null and age_group <> 'ADULT' and stage <> 'NOTIFIED_ONLY'
                       and not exists (select from guardian_record g where g.case_file = c.id)
                       and not exists (select from erasure e where e.owner = c.id)
                    """),
            new Invariant("a referral without a notice", """
                    select id from case_file c where external_id is null and erased_at is null and not exists (select from notice n where n.about = c.id)
                    """),
            new Invariant("a referral without an entry in the audit", """
                    select id from case_file c
                     where external_id is null and not exists (
                           select from audit_entry a where a.record_kind = 'case_file' and a.record_id = c.id and a.action = 'REFER')
                    """),
            new Invariant("an event without its effect", """
                    select e.id from inbox_event e
                     where e.type <> 'org.palermo.skipped' and not exists (select from case_file c where c.id = e.aggregate)
                    """));

    static final List<Invariant> OF_SHELTER = List.of(
            new Invariant("a place is given twice for a night", """
                    select a.place_id from allocation a join allocation b on a.place_id = b.place_id and a.id < b.id and a.nights && b.nights
                    """),
            new Invariant("a shelter has given more places than it has", """
                    select p.shelter || ' ' || n.night
                      from offer_profile p
                      join (select l.shelter, cast(d as date) as night, count(*) as taken
                              from allocation a join place l on l.id = a.place_id,
                                   generate_series(lower(a.nights), upper(a.nights) - 1, interval '1 day') d
                             where a.expires_at is null or a.expires_at > now()
                             group by l.shelter, d) n using (shelter)
                     where n.taken > least(p.staffed, p.hygiene_limit)
                    """),
            new Invariant("a night whose count differs from its allocations", """
                    select n.shelter || ' ' || n.night
                      from night n
                     where n.taken <> (select count(*) from allocation a where a.shelter = n.shelter and a.nights @> n.night)
                    """),
            new Invariant("an active hold without its places", """
                    select id from hold h
                     where state = 'HELD' and expires_at > now()
                       and not exists (select from hold_place l join allocation a on a.id = l.allocation where l.hold = h.id)
                    """),
            new Invariant("a place that is given to nobody", """
                    select a.id from allocation a
                     where not exists (select from hold_place l where l.allocation = a.id)
                    """),
            new Invariant("an ended hold that still keeps its places", """
                    select h.id from hold h join hold_place l on l.hold = h.id join allocation a on a.id = l.allocation
                     where h.state in ('RELEASED', 'REFUSED')
                    """),
            new Invariant("a stay without its places", """
                    select id from placement p
                     where state in ('ACCEPTED', 'ARRIVED', 'ABSENT', 'MISSING')
                       and not exists (select from hold_place l join allocation a on a.id = l.allocation where l.hold = p.hold and a.kind = 'PLACEMENT')
                    """),
            new Invariant("a hold that became a stay without the shelter's acceptance", """
                    select id from hold h
                     where state = 'PLACED' and not exists (select from placement p where p.hold = h.id and p.state not in ('REQUESTED', 'REFUSED'))
                    """),
            new Invariant("a place that is kept for somebody who does not stay", """
                    select p.id from placement p join hold_place l on l.hold = p.hold join allocation a on a.id = l.allocation
                     where p.state in ('WITHDRAWN', 'NO_SHOW')
                    """),
            new Invariant("a hold without an entry in the audit", """
                    select id from hold h
                     where not exists (select from audit_entry a where a.record_kind = 'hold' and a.record_id = h.id and a.action = 'HOLD')
                    """),
            new Invariant("a released hold without an entry in the audit", """
                    select id from hold h
                     where state = 'RELEASED' and not exists (
                           select from audit_entry a where a.record_kind = 'hold' and a.record_id = h.id and a.action = 'RELEASE')
                    """),
            new Invariant("a placement without an entry in the audit", """
                    select id from placement p
                     where not exists (select from audit_entry a where a.record_kind = 'placement' and a.record_id = p.id)
                    """));

    static final List<Invariant> OF_INSPECTION = List.of(
            new Invariant("a finding without an entry in the audit", """
                    select id from finding f
                     where digest <> '' and not exists (select from audit_entry a where a.record_kind = 'finding' and a.record_id = f.id)
                    """),
            new Invariant("a report without its event", """
                    select id from suspected_victim_report r
                     where not exists (select from outbox_event e where e.aggregate = r.id and e.sequence = 1)
                    """),
            new Invariant("a report without an entry in the audit", """
                    select id from suspected_victim_report r
                     where not exists (select from audit_entry a where a.record_kind = 'suspected_victim_report' and a.record_id = r.id)
                    """),
            new Invariant("a referral's data that stayed after it was delivered", """
                    select id from outbox_event where erased_on_delivery and delivered_at is not null and data is not null
                    """),
            new Invariant("a listed workplace that no search finds", """
                    select distinct l.workplace from workplace_listing l
                     where not exists (select from workplace_token t where t.workplace = l.workplace)
                    """));

    static List<Invariant> of(String database) {
        var own = switch (database) {
            case "referral" -> OF_REFERRAL;
            case "shelter" -> OF_SHELTER;
            case "inspection" -> OF_INSPECTION;
            default -> throw new IllegalArgumentException(database);
        };
        return Stream.concat(OF_EVERY_SERVICE.stream(), own.stream()).toList();
    }
}
