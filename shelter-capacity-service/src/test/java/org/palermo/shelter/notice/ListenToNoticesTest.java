package org.palermo.shelter.notice;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.shelter.Questions.API;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.TestTokens;
import org.palermo.shelter.Register;
import org.palermo.shelter.ServiceTest;

@QuarkusTest
class ListenToNoticesTest extends ServiceTest {

    /// Long enough to number twelve thousand notices while the tests of another module run.
    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(40));
    }

    @Test
    void ok_200_receives_only_notices_to_the_own_organisation() {
        try (NoticeListener shelter = listening(Account.SHELTER); NoticeListener other = listening(Account.OTHER_SHELTER)) {
            String about = SentNotices.to(Account.SHELTER, "PLACEMENT_ASKED");
            SentNotices.to(Account.NGO, "PLACEMENT_ACCEPTED");
            String last = SentNotices.to(Account.OTHER_SHELTER, "PLACEMENT_WITHDRAWN");
            await().until(() -> other.data().contains(last));
            assertEquals(List.of("PLACEMENT_WITHDRAWN"), other.events());
            await().until(() -> shelter.events().equals(List.of("PLACEMENT_ASKED")));
            assertTrue(shelter.data().contains(about));
        }
    }

    @Test
    void ok_200_a_role_in_a_region_receives_no_notices_of_the_next_region() {
        try (NoticeListener here = covering("GB-SCT"); NoticeListener next = covering("GB-WLS"); NoticeListener country = covering("GB")) {
            SentNotices.inRegion("competent-authority", "GB-SCT", "THERE");
            await().until(() -> here.events().equals(List.of("THERE")) && country.events().equals(List.of("THERE")));
            SentNotices.inRegion("competent-authority", "GB-WLS", "NEXT");
            await().until(() -> next.events().equals(List.of("NEXT")) && country.events().equals(List.of("THERE", "NEXT")));
            assertEquals(List.of("THERE"), here.events());
        }
    }

    /// The administrator acts for the same organisation.
    @Test
    void ok_200_a_notice_within_an_organisation_is_for_its_role_or_one_person() {
        String her = TestTokens.subject(Account.NGO);
        try (NoticeListener ngo = listening(Account.NGO); NoticeListener administrator = listening(Account.AGENCY_ADMINISTRATOR);
                NoticeListener other = listening(Account.OTHER_NGO)) {
            SentNotices.within(Account.NGO, "subject", her, "HERS", false);
            SentNotices.within(Account.NGO, "role", "ngo", "OF_HER_ROLE", false);
            SentNotices.within(Account.NGO, "role", "agency-administrator", "OF_ADMINISTRATORS", false);
            SentNotices.within(Account.OTHER_NGO, "subject", her, "ELSEWHERE", false);
            SentNotices.within(Account.OTHER_NGO, "role", "ngo", "OF_OTHERS", false);
            await().until(() -> ngo.events().equals(List.of("HERS", "OF_HER_ROLE")) && other.events().equals(List.of("OF_OTHERS")));
            await().until(() -> administrator.events().equals(List.of("OF_ADMINISTRATORS")));
        }
    }

    /// Everybody who listens sees how far the numbers have come, so a quiet notice gets none. It is in the list.
    @Test
    void ok_200_a_quiet_notice_gets_no_number() {
        await().until(() -> Register.text("select count(*) from feed_pending where feed = 'notices'").equals("0"));
        long before = SentNotices.lastNumber();
        SentNotices.within(Account.NGO, "role", "ngo", "QUIET", true);
        assertEquals("0", Register.text("select count(*) from feed_pending where feed = 'notices'"));
        assertEquals(before, SentNotices.lastNumber());
        given().auth().oauth2(Account.NGO.token()).get(API + "/notices").then().body("items[0].kind", equalTo("QUIET"));
    }

    private static NoticeListener covering(String territory) {
        return listening(NoticeListener.of(TestTokens.covering(Account.AUTHORITY, Set.of(territory)), "", null));
    }

    @Test
    void ok_200_continues_after_the_last_event_id() {
        String id;
        try (NoticeListener first = listening(Account.SHELTER)) {
            SentNotices.to(Account.SHELTER, "ONE");
            await().until(() -> first.events().size() == 1);
            id = first.lastId();
        }
        SentNotices.to(Account.SHELTER, "TWO");
        SentNotices.to(Account.SHELTER, "THREE");
        try (NoticeListener again = NoticeListener.of(Account.SHELTER, "", id)) {
            await().until(() -> again.events().size() == 2);
            assertEquals(List.of("TWO", "THREE"), again.events());
        }
    }

    /// More notices than a page holds, and more numbers in between than one query skips.
    @Test
    void ok_200_catches_up_after_a_long_absence_without_gap_or_repeat() {
        String id;
        try (NoticeListener first = listening(Account.SHELTER)) {
            id = first.lastId();
        }
        Register.execute("""
                insert into notice (id, agency, kind, about, reference, created_at)
                select uuidv7(), case when n %% 50 = 0 then '%s'::uuid else '%s'::uuid end, 'N' || n, uuidv7(), 'R', now()
                 from generate_series(1, 12000) n
                """.formatted(Account.SHELTER.agency(), Account.OTHER_NGO.agency()));
        try (NoticeListener again = NoticeListener.of(Account.SHELTER, "", id)) {
            await().until(() -> again.events().size() >= 240);
            assertEquals(240, again.events().stream().distinct().count());
            assertEquals(240, again.events().size());
        }
    }

    @Test
    void ok_200_ends_after_the_requested_seconds() {
        try (NoticeListener listener = NoticeListener.of(Account.SHELTER, "?seconds=1", null)) {
            await().until(listener::hasEnded);
            assertFalse(listener.lastId().isEmpty());
        }
    }

    @Test
    void unauthorised_401() {
        given().get(API + "/notices/stream?seconds=0").then().statusCode(401);
    }

    @Test
    void invalid_400_a_malformed_event_id() {
        assertEquals(400, refused("not-an-id"));
    }

    /// From a negative number, the stream would look for notices from far before the first, again and again, without a pause.
    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808", "18446744073709551615", "-1", "one", ""})
    void invalid_400_an_event_id_with_no_number_of_the_feed(String number) {
        String epoch = Register.text("select epoch from feed_epoch where feed = 'notices' order by began_at desc, epoch desc limit 1");
        assertEquals(200, refused(written(epoch, "0")));
        assertEquals(400, refused(written(epoch, number)));
    }

    private static String written(String epoch, String number) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((epoch + " " + number).getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void gone_410_after_a_restore() {
        String id;
        try (NoticeListener listener = listening(Account.SHELTER)) {
            id = listener.lastId();
        }
        Register.execute("select begin_feed_epochs()");
        assertEquals(410, refused(id));
    }

    @Test
    void too_many_429_streams_of_one_person() {
        List<NoticeListener> listeners = new ArrayList<>();
        try {
            IntStream.range(0, 5).forEach(n -> listeners.add(listening(Account.COORDINATOR)));
            try (NoticeListener sixth = NoticeListener.of(Account.COORDINATOR, "", null)) {
                assertEquals(429, sixth.status());
            }
        } finally {
            listeners.forEach(NoticeListener::close);
        }
        await().untilAsserted(() -> {
            try (NoticeListener listener = NoticeListener.of(Account.COORDINATOR, "?seconds=0", null)) {
                assertEquals(200, listener.status());
            }
        });
    }

    private static int refused(String id) {
        try (NoticeListener listener = NoticeListener.of(Account.SHELTER, "?seconds=0", id)) {
            return listener.status();
        }
    }

    /// Waits for the first comment, so that no notice is sent before the listener is ready.
    private static NoticeListener listening(Account who) {
        return listening(NoticeListener.of(who, "", null));
    }

    private static NoticeListener listening(NoticeListener listener) {
        await().until(() -> listener.lastId() != null);
        return listener;
    }
}
