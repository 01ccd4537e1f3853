package org.palermo.shelter.capacity;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.palermo.kernel.test.AnsweredTable.smallOnes;
import static org.palermo.shelter.Questions.ask;
import static org.palermo.shelter.Questions.get;
import static org.palermo.shelter.Questions.search;
import static org.palermo.shelter.Questions.tonight;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.disclosure.CellKey;
import org.palermo.kernel.disclosure.Cube;
import org.palermo.kernel.disclosure.Dimension;
import org.palermo.kernel.disclosure.Published;
import org.palermo.kernel.statistics.FixedRelease;
import org.palermo.kernel.statistics.Period;
import org.palermo.kernel.statistics.StatisticsRule;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.AnsweredTable;
import org.palermo.shelter.Register;
import org.palermo.shelter.ServiceTest;
import org.palermo.shelter.SomeShelter;

/// Unmet need, as everybody gets it who may not read single searches.
@QuarkusTest
class UnmetFiguresTest extends ServiceTest {
    private static final int K = 11;
    private static final String[] KINDS = {"WOMEN", "WOMEN_WITH_CHILDREN", "GIRLS"};

    private static String week(int ago) {
        return Period.WEEK.of(tonight().minusWeeks(ago));
    }

    private static void areas() {
        Register.execute("""
                insert into area (code, country, name, regions)
                values ('ZZ-A1', 'ZZ', 'North, East', 'ZZ-E,ZZ-N'), ('ZZ-A2', 'ZZ', 'South', 'ZZ-S'),
                       ('ZZ-A3', 'ZZ', 'West', 'ZZ-W');
                insert into area_region (region, area) values ('ZZ-N', 'ZZ-A1'), ('ZZ-E', 'ZZ-A1'), ('ZZ-S', 'ZZ-A2'), ('ZZ-W', 'ZZ-A3')
                """);
    }

    private static void add(int weeksAgo, String area, String need, int parties) {
        Register.execute("""
                insert into unmet_need (search, need, country, area, iso_week, counted_once)
                select id, '%s', 'ZZ', '%s', '%s', uuid_send(id) from (select gen_random_uuid() as id from generate_series(1, %d)) as made
                """.formatted(need, area, week(weeksAgo), parties));
    }

    private static void someWeeks() {
        areas();
        for (int ago = 1; ago <= 2; ago++) {
            add(ago, "ZZ-A1", "WOMEN", 40 + ago);
            add(ago, "ZZ-A1", "WOMEN_WITH_CHILDREN", 25);
            add(ago, "ZZ-A1", "GIRLS", 3);
            add(ago, "ZZ-A2", "WOMEN", 30);
            add(ago, "ZZ-A2", "WOMEN_WITH_CHILDREN", 17);
            add(ago, "ZZ-A2", "GIRLS", 12);
            add(ago, "ZZ-A3", "WOMEN", 14);
        }
    }

    private static JsonPath unmet(Account account) {
        return get(account, "/capacity?country=ZZ").then().statusCode(200).extract().jsonPath();
    }

    /// A missing figure is zero.
    private static AnsweredTable table(JsonPath answer, String week) {
        AnsweredTable table = new AnsweredTable(Dimension.withTotal("area", "ZZ", "ZZ-A1", "ZZ-A2", "ZZ-A3"),
                Dimension.withTotal("need", "ALL", KINDS));
        for (String area : List.of("ZZ", "ZZ-A1", "ZZ-A2", "ZZ-A3")) {
            for (String need : List.of("ALL", KINDS[0], KINDS[1], KINDS[2])) {
                String listed = "unmet.find { it.week == '" + week + "' && it.area == '" + area + "' && it.need == '" + need + "' }";
                table.show(answer.get(listed) == null ? Integer.valueOf(0) : answer.<Integer>get(listed + ".count"), area, need);
            }
        }
        return table;
    }

    @Test
    void ok_200_a_week_shows_once_it_is_over() {
        SomeShelter.in("ZZ-N").registered();
        for (int women = 1; women <= 12; women++) {
            ask(Account.NGO, search(women, List.of())).then().statusCode(200);
        }
        for (int again = 0; again < 9; again++) {
            ask(Account.OTHER_NGO, search(1, List.of(again))).then().statusCode(200);
        }
        get(Account.AUTHORITY, "/capacity?country=ZZ").then().statusCode(200)
                .body("unmet", hasSize(0))
                .body("control.suppressed", equalTo(0));
        Register.days(8);
        get(Account.AUTHORITY, "/capacity?country=ZZ").then().statusCode(200)
                .body("unmet.find { it.area == 'ZZ-A1' && it.need == 'WOMEN_WITH_CHILDREN' }.suppressed", equalTo(true))
                .body("unmet.find { it.area == 'ZZ' && it.need == 'ALL' }.count", equalTo(21))
                .body("unmet.week", everyItem(equalTo(week(0)))).body("control.k", equalTo(K)).body("control.suppressed", greaterThan(1));
    }

    @Test
    void ok_200_repeated_searches_count_once() {
        SomeShelter.in("ZZ-N").registered();
        for (int again = 0; again < 15; again++) {
            ask(Account.NGO, search()).then().statusCode(200);
        }
        Register.days(8);
        get(Account.AUTHORITY, "/capacity?country=ZZ").then().body("unmet.suppressed", everyItem(equalTo(true)))
                .body("unmet.need", hasItem("WOMEN"));
    }

    @Test
    void ok_200_an_attacker_recovers_no_small_number() {
        someWeeks();
        JsonPath answer = unmet(Account.RAPPORTEUR);
        assertEquals(Map.of(), smallOnes(K, table(answer, week(1))));
        assertEquals(Map.of(), smallOnes(K, table(answer, week(2))));
        AnsweredTable bare = table(answer, week(1));
        for (String kind : KINDS) {
            bare.show(Register.count("unmet_need where iso_week = '" + week(1) + "' and need = '" + kind + "'"), "ZZ", kind);
        }
        bare.show(Register.count("unmet_need where iso_week = '" + week(1) + "' and area = 'ZZ-A1'"), "ZZ-A1", "ALL")
                .show(41, "ZZ-A1", "WOMEN").show(25, "ZZ-A1", "WOMEN_WITH_CHILDREN");
        assertFalse(smallOnes(K, bare).isEmpty(), "hiding single numbers would do, so this test proves nothing");
    }

    @Test
    void ok_200_a_released_week_does_not_change() {
        someWeeks();
        Object released = unmet(Account.RAPPORTEUR).get("unmet");
        add(1, "ZZ-A1", "GIRLS", 20);
        assertEquals(released, unmet(Account.AUTHORITY).get("unmet"));
        Register.days(7);
        assertEquals(released, unmet(Account.AUTHORITY).get("unmet"));
        assertNotEquals(released, List.of());
    }

    @Test
    void ok_200_a_regional_coordinator_sees_areas_of_the_own_region() {
        someWeeks();
        get(Account.REGIONAL, "/capacity?country=ZZ").then().statusCode(200)
                .body("unmet.area", everyItem(equalTo("ZZ-A1")))
                .body("unmet.area", hasItem("ZZ-A1"));
        get(Account.ADMINISTRATOR, "/capacity?country=ZZ").then().statusCode(200)
                .body("unmet.area", hasItem("ZZ"))
                .body("unmet.area", hasItem("ZZ-A2"));
    }

    @Test
    void ok_200_a_further_need_does_not_reveal_hidden_kinds() {
        areas();
        add(1, "ZZ-A1", "WOMEN", 10);
        add(1, "ZZ-A1", "GIRLS", 10);
        add(1, "ZZ-A1", "PETS", 20);
        add(1, "ZZ-A2", "WOMEN", 50);
        add(1, "ZZ-A2", "PETS", 20);
        get(Account.AUTHORITY, "/capacity?country=ZZ").then().statusCode(200)
                .body("unmet.find { it.area == 'ZZ-A2' && it.need == 'PETS' }.count", equalTo(20))
                .body("unmet.findAll { it.area == 'ZZ-A1' && it.need == 'WOMEN' }.suppressed", equalTo(List.of(true)))
                .body("unmet.find { it.area == 'ZZ-A1' && it.need == 'PETS' }.suppressed", equalTo(true))
                .body("unmet.need", not(hasItem("STEP_FREE")));
    }

    @Test
    void the_profile_decides_whether_zero_shows() {
        List<CapacityStore.Asked> asked = List.of(new CapacityStore.Asked("ZZ-A1", "WOMEN", 60),
                new CapacityStore.Asked("ZZ-A2", "GIRLS", 50));
        assertEquals(new Published.Exact(0), released(true, null, asked).published("ZZ-A1", "GIRLS"));
        assertInstanceOf(Published.Suppressed.class, released(false, null, asked).published("ZZ-A1", "GIRLS"));
        assertInstanceOf(Published.Rounded.class, released(true, 5, asked).published("ZZ-A1", "WOMEN"));
    }

    private static FixedRelease released(boolean zerosShow, Integer rounding, List<CapacityStore.Asked> asked) {
        StatisticsRule rule = new StatisticsRule(K, zerosShow, rounding, Period.WEEK, "a test");
        Cube cube = UnmetTables.byKind("ZZ", List.of("ZZ-A1", "ZZ-A2"), asked);
        assertEquals(110, cube.value(CellKey.of("ZZ", "ALL")));
        return new FixedRelease("2026-W01", Instant.EPOCH, rule.control(cube, List.of()));
    }
}
