package org.palermo.systemtest.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.palermo.systemtest.phone.Desk.Planned;
import org.palermo.systemtest.phone.RecordedVisit.Finding;
import org.palermo.systemtest.suite.Figures;
import org.palermo.systemtest.suite.RunningSuite;
import org.palermo.systemtest.suite.Suite;

/// Two inspectors finish their day on phones that lose the network at every step: eight visits with forty photographs. The server then
/// holds exactly what they recorded, each byte. The same day again with ODK Collect, and one that waits on the phone until the evening.
@Order(55)
@ExtendWith(RunningSuite.class)
class PhonesOnABadNetworkJourney {

    private static final int VISITS = 8;
    private static final int PHOTOGRAPHS = 40;
    /// Bytes of a form that Collect sends at once, so that each day has forms in one part and in several.
    private static final long SPLIT_AT = 1_000_000;
    /// Until the service notices that a phone is gone.
    private static final Duration CLEAN_WITHIN = Duration.ofMinutes(2);

    private final Suite suite;
    private final Desk desk;
    private final PhoneNetworks networks;
    private final long begun = System.nanoTime();

    PhonesOnABadNetworkJourney(Suite suite) {
        this.suite = suite;
        desk = new Desk(suite);
        networks = new PhoneNetworks(suite);
    }

    @AfterEach
    void end() {
        networks.close();
    }

    @Test
    void a_day_of_eight_visits_and_forty_photographs_is_held_exactly() throws Exception {
        var anna = FieldInspector.create(suite, "Anna");
        var berta = FieldInspector.create(suite, "Berta");
        var first = networks.phone(anna);
        var second = networks.phone(berta);
        var ofAnna = new PhoneDay(anna, first, new PieceSender(first));
        var ofBerta = new PhoneDay(berta, second, new TusJavaSender(second));
        var plannedForAnna = Stream.generate(() -> desk.planned(anna)).limit(4).toList();
        var plannedForBerta = Stream.generate(() -> desk.planned(berta)).limit(2).toList();
        PhoneNetworks.together(() -> morning(ofAnna, plannedForAnna), () -> morning(ofBerta, plannedForBerta));

        var moved = plannedForAnna.getLast().id();
        desk.move(moved, berta);
        PhoneNetworks.together(() -> afternoon(ofAnna, plannedForAnna.get(2).id(), () -> !first.planned().containsKey(moved)),
                () -> afternoon(ofBerta, moved, () -> second.planned().containsKey(moved)));

        var recorded = Stream.of(ofAnna, ofBerta).flatMap(day -> day.recorded().stream()).toList();
        assertHeld(recorded);
        assertTrue(Stream.of(first, second).allMatch(phone -> phone.tokensEnded() > 0), "no token ended in the middle of a file");
        // A phone that did not hear where its upload is begins another. Nobody sends a byte to the first.
        assertEquals(0, unfinished(recorded, "and u.arrived > 0"));
        report("tus", recorded, first.unanswered() + second.unanswered());
    }

    /// Between the morning and the evening nobody signs in and nothing is sent.
    @Test
    void a_day_without_network_leaves_whole_after_a_new_sign_in() {
        var elsa = FieldInspector.create(suite, "Elsa");
        var phone = networks.phone(elsa);
        var day = new PhoneDay(elsa, phone, new PieceSender(phone));
        var planned = List.of(desk.planned(elsa), desk.planned(elsa));
        phone.sync();
        planned.forEach(one -> day.accept(one.id()));

        day.losesNetwork();
        planned.forEach(one -> day.makeAccepted(one.id()));
        day.makeUnplanned(desk.workplace().get("id").asText());
        day.makeUnplanned(desk.workplace().get("id").asText());
        day.recorded().forEach(visit -> assertEquals(0, visitsAt(visit.workplace()), "sent without a network"));

        var waited = day.sendsQueue();
        day.recorded().forEach(visit -> visit.expectAt(desk.chief()));
        assertTrue(phone.tokensEnded() > waited / 4, "the token did not run out in the middle");
        day.syncUntil("the evening", () -> phone.held().equals(phone.wanted()));
        Figures.note("a day without network: %d steps waited, the token ran out %d times, %d requests without an answer; %s"
                .formatted(waited, phone.tokensEnded(), phone.unanswered(), networks));
    }

    private int visitsAt(String workplace) {
        return desk.chief().get(Phone.API + "/visits?workplace=" + workplace).expect(200).json().get("items").size();
    }

    private static PhoneDay morning(PhoneDay day, List<Planned> planned) {
        var phone = day.phone();
        phone.sync();
        assertEquals(planned.stream().map(Planned::id).collect(Collectors.toSet()), phone.planned().keySet());
        for (var one : planned) {
            assertEquals(one.at(), phone.planned().get(one.id()).get("workplace").asText());
            for (var field : List.of("reference", "kind", "name", "country", "address", "sector")) {
                assertEquals(one.workplace().get(field), phone.workplaces().get(one.at()).get(field), field);
            }
        }
        day.makePlanned(planned.get(0).id());
        day.makePlanned(planned.get(1).id());
        return day;
    }

    /// What came into her scope and what left it reaches the phone. In the evening it holds what the server would give it whole.
    private PhoneDay afternoon(PhoneDay day, String planned, BooleanSupplier isMoved) {
        day.syncUntil("the change of the plan", isMoved);
        day.makePlanned(planned);
        day.makeUnplanned(desk.workplace().get("id").asText());
        day.syncUntil("the evening", () -> day.phone().held().equals(day.phone().wanted()));
        assertEquals(day.recorded().stream().map(visit -> visit.id().toString()).collect(Collectors.toSet()),
                day.phone().held().get("visits").keySet());
        assertEquals(Set.of(), day.phone().planned().keySet());
        return day;
    }

    @Test
    void the_same_day_by_odk_collect_is_held_exactly() throws Exception {
        var carla = FieldInspector.create(suite, "Carla");
        var dora = FieldInspector.create(suite, "Dora");
        var plannedForCarla = Stream.generate(() -> desk.planned(carla)).limit(4).toList();
        var plannedForDora = Stream.generate(() -> desk.planned(dora)).limit(4).toList();
        var first = OpenRosaPhone.added(carla.calls(), networks.another(), SPLIT_AT, networks.seed());
        var second = OpenRosaPhone.added(dora.calls(), networks.another(), SPLIT_AT, networks.seed());
        var days = PhoneNetworks.together(() -> formsOfADay(carla, first, plannedForCarla),
                () -> formsOfADay(dora, second, plannedForDora));

        var recorded = days.stream().flatMap(day -> day.recorded().stream()).toList();
        assertHeld(recorded);
        Awaitility.await("nothing stays of what broke off").atMost(CLEAN_WITHIN).until(() -> unfinished(recorded, "") == 0);
        report("OpenRosa", recorded, first.unanswered() + second.unanswered());
        anotherBodyIsKept(days.getFirst(), recorded.getFirst());
        assertDone(carla, plannedForCarla, days.getFirst());
        assertDone(dora, plannedForDora, days.getLast());
    }

    /// Each form became the visit that was planned, and not another one. It is done when she has closed it at the desk.
    private void assertDone(FieldInspector inspector, List<Planned> planned, OpenRosaDay day) {
        for (int i = 0; i < planned.size(); i++) {
            var visit = day.recorded().get(i);
            var opened = desk.plannedVisit(planned.get(i));
            assertEquals("OPENED", opened.get("state").asText(), opened::toString);
            assertEquals(visit.id().toString(), opened.get("visit").asText());
            inspector.calls().post(Phone.API + "/visits/" + visit.id() + "/close", """
                    {"endedAt": "%s", "workersPresent": 12, "summary": "Seen and closed at the desk"}
                    """.formatted(visit.startedAt().plus(Duration.ofHours(1)))).expect(200);
            assertEquals("CLOSED", desk.plannedVisit(planned.get(i)).get("state").asText());
        }
    }

    private static OpenRosaDay formsOfADay(FieldInspector inspector, OpenRosaPhone phone, List<Planned> planned) {
        var day = new OpenRosaDay(inspector, phone);
        assertEquals(planned.stream().collect(Collectors.toMap(Planned::at, OpenRosaDay::label)), phone.workplaces(day.form()));
        planned.forEach(one -> day.visit(one.at()));
        return day;
    }

    /// Collect sends a form under the same id that was changed after a broken sending. Both stay, and the chief inspector chooses.
    private void anotherBodyIsKept(OpenRosaDay day, RecordedVisit visit) {
        var more = new Finding(null, "UNSURE", 7, List.of("EX01"), "Nobody had looked in the cellar.");
        var edited = new RecordedVisit(visit.id(), visit.workplace(), null, visit.startedAt());
        visit.findings().forEach(edited::find);
        edited.find(more);
        var xml = day.xml(edited);
        assertEquals(202, day.phone().send(xml, List.of()));
        assertEquals(202, day.phone().send(xml, List.of()));
        assertEquals(201, day.phone().send(day.xml(visit), OpenRosaDay.photographs(visit)));
        visit.expectAt(desk.chief());
        var waiting = desk.waiting(visit.id());
        assertEquals("ANOTHER_BODY", waiting.get("waitsFor").asText());
        assertEquals(visit.findings(), RecordedVisit.list(waiting.at("/first/findings"), one -> RecordedVisit.finding(null, one)));
        assertEquals(edited.findings(), RecordedVisit.list(waiting.at("/said/findings"), one -> RecordedVisit.finding(null, one)));
        desk.settleWithBoth(waiting);
        visit.find(more);
        visit.expectAt(desk.chief());
    }

    private void assertHeld(List<RecordedVisit> recorded) {
        assertEquals(VISITS, recorded.size());
        assertEquals(PHOTOGRAPHS, recorded.stream().mapToInt(visit -> visit.photographs().size()).sum());
        recorded.forEach(visit -> visit.expectAt(desk.chief()));
        assertEquals(Set.of(Trouble.values()), networks.happened().keySet(), () -> "the network was too good: " + networks);
    }

    private long unfinished(List<RecordedVisit> visits, String which) throws SQLException {
        try (var inspection = suite.local("the database").database("inspection"); var query = inspection.prepareStatement("""
                select count(*) from upload u join visit v on v.id = u.visit
                 where u.state = 'ARRIVING' and coalesce(v.chosen, v.id) = any (?)
                """ + which)) {
            query.setArray(1, inspection.createArrayOf("uuid", visits.stream().map(RecordedVisit::id).toArray()));
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private void report(String how, List<RecordedVisit> recorded, int unanswered) {
        var bytes = recorded.stream().flatMap(visit -> OpenRosaDay.photographs(visit).stream()).mapToLong(one -> one.bytes().length).sum();
        var took = Duration.ofNanos(System.nanoTime() - begun);
        Figures.note("a day on a bad network, by %s: %d visits, %d photographs, %d MB in %d s; %d requests without an answer; %s"
                .formatted(how, VISITS, PHOTOGRAPHS, bytes / 1_000_000, took.toSeconds(), unanswered, networks));
    }
}
