package org.palermo.shelter.blindness;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.TestTokens;
import org.palermo.shelter.Questions;
import org.palermo.shelter.Register;
import org.palermo.shelter.SomeShelter;

/// Shelters of a country in the database. A shelter has the same id in every world, so two worlds differ only in where shelters
/// are.
final class World {
    private World() {}

    /// The United Kingdom: ten regions with sixty shelters each (three hundred with `-Dpalermo.test.all=true`), and two regions
    /// that are one area, because together they have three shelters. The attacker wants to know in which region each of the three
    /// is.
    static void unitedKingdom(Map<Target, String> where) {
        Register.clear();
        Register.execute("""
                create temporary table house as
                select md5('house ' || r.code || n)::uuid as id, r.code as region, n
                  from unnest(array['GB-ENG-NW', 'GB-ENG-YH', 'GB-ENG-EM', 'GB-ENG-WM', 'GB-ENG-EE', 'GB-ENG-LDN', 'GB-ENG-SE',
                         'GB-ENG-SW', 'GB-WLS', 'GB-NIR']) r(code)
                 cross join generate_series(1, HOUSES) n;
                insert into shelter
                select id, md5('operator ' || n %% 40)::uuid, 'o', 'GB', region, 'n', true, true, n %% 3 = 0, false, 0, 120, '',
                       'en', false, false, 'STANDARD', '', 'OPEN',
                       true, true, now(), 0, 17 from house;
                insert into offer_profile (shelter, area, status, women, women_with_children, girls, min_age, max_age, features,
                       languages, staffed, hygiene_limit, unregistered, census_at)
                select id, '', case when n %% 9 = 0 then 'RESTRICTED' else 'OPEN' end, true, true, n %% 3 = 0, 0, 120,
                       array(select f from unnest(array['STEP_FREE', 'PETS', 'WOMEN_ONLY']) f
                              where mod(abs(hashtext(f || n)), 2) = 0), '{en}', 9, n %% 4, 0,
                       now() - case when n %% 7 = 0 then interval '2 days' else interval '1 minute' end from house;
                insert into room select md5('room ' || id || i)::uuid, id, 'r' || i from house cross join generate_series(1, 2) i;
                insert into place
                select md5('place ' || id || i)::uuid, id, md5('room ' || id || 1 + i %% 2)::uuid, 'BED', true
                 from house cross join generate_series(1, 3) i
                """.replace("%%", "%").replace("HOUSES", Boolean.getBoolean("palermo.test.all") ? "300" : "60"));
        where.forEach(Target::register);
    }

    /// Zedland: one shelter in each of its four regions, or in the given ones; always one area.
    static void zedland(Map<Target, String> where) {
        Register.clear();
        where.forEach(Target::register);
    }

    /// Zedland with one shelter that has a given number of free places, and three others. The shelter is tried before the others,
    /// or after them.
    ///
    /// Its rooms fill one after another: four free places are two whole rooms, so a family finds the same in either world.
    ///
    /// @param free how many of its twelve places are free
    /// @param why what takes the other places: a census, people who stay, or a limit
    static void oneHouse(int free, Why why) {
        Register.clear();
        UUID house = UUID.fromString((why == Why.STAYS ? "f" : "0") + "0000000-0000-7000-8000-000000000001");
        SomeShelter target = SomeShelter.in("ZZ-N").withId(house).with("name", "House");
        switch (why) {
            case COUNT -> target.singleRooms(12).with("occupied", 12 - free);
            case LIMIT -> target.singleRooms(12).with("hygieneLimit", free);
            case STAYS -> IntStream.range(0, 6).forEach(room -> target.room("BED", "BED"));
        }
        target.registered();
        if (why == Why.STAYS) {
            Register.execute("""
                    insert into allocation (id, place_id, nights, kind)
                    select gen_random_uuid(), p.id, daterange(current_date - 5, current_date + 50), 'PLACEMENT'
                      from place p join room r on r.id = p.room where p.shelter = '%s' order by r.name, p.id limit %d
                    """.formatted(house, 12 - free));
        }
        for (int other = 0; other < 3; other++) {
            SomeShelter.in(List.of("ZZ-E", "ZZ-S", "ZZ-W").get(other))
                    .withId(UUID.fromString("50000000-0000-7000-8000-00000000000" + other))
                    .runBy(other == 0 ? Account.SHELTER : Account.OTHER_SHELTER).with("name", "Other " + other)
                    .room("BED", "BED", "BED").singleRooms(1).with("occupied", why == Why.STAYS ? 1 : 4).registered();
        }
    }

    /// What takes the places of a shelter that are not free.
    enum Why {
        COUNT, STAYS, LIMIT
    }

    /// A case that the attacker coordinates, in order to avoid organisations.
    static void workedOn(String caseFile, Account coordinator) {
        Register.execute("insert into case_access values ('%s', '%s', '%s', now())".formatted(caseFile,
                TestTokens.subject(coordinator), coordinator.agency()));
    }

    /// A shelter has refused the attacker's request for a woman, for these nights from tomorrow on.
    static void refused(Target target, Account attacker, int nights, String reason) {
        Register.execute("""
                with asked as (
                    insert into hold (id, offer, reference, shelter, area, agency, subject, from_night, nights, women, children,
                           needs, state, held_at, expires_at, ended_at)
                    select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), '%1$s', '', '%2$s', '%3$s', '%4$s', %5$d, 1,
                           '', '', 'REFUSED', now(), now(), now()
                    returning id, reference)
                insert into placement (id, hold, reference, shelter, operator_agency, asking_agency, purpose, state, reason,
                                       requested_at, answer_before, decided_at, country, from_night, until_morning,
                                       escalate_at, missed_from)
                select gen_random_uuid(), id, reference, '%1$s', '%6$s', '%2$s', 'EMERGENCY', 'REFUSED', '%7$s', now(), now(), now(),
                       'ZZ', '%4$s', date '%4$s' + %5$d, now(), now() from asked
                """.formatted(target.id(), attacker.agency(), TestTokens.subject(attacker), Questions.tonight().plusDays(1), nights,
                        target.operator().agency(), reason));
    }

    /// The regions of each target's area, as every answer names them.
    static Map<Target, List<String>> areas(Map<Target, String> where) {
        return where.keySet().stream().collect(Collectors.toMap(target -> target, target -> List.of(
                Register.text("select a.regions from area a join offer_profile p on p.area = a.code where p.shelter = '%s'"
                        .formatted(target.id())).split(","))));
    }

    /// A shelter that an attacker identifies by the needs that only it meets.
    record Target(UUID id, Account operator, List<String> needs) {
        static Target of(Account operator, String... needs) {
            return new Target(UUID.nameUUIDFromBytes(String.join(",", needs).getBytes()), operator, List.of(needs));
        }

        void register(String region) {
            SomeShelter.in(region).withId(id).runBy(operator)
                    .with("accessibility",
                            needs.stream().filter(need -> !need.equals("MEDICAL_ISOLATION") && !need.equals("HIGH_SECURITY")).toList())
                    .with("medicalIsolation", needs.contains("MEDICAL_ISOLATION"))
                    .with("security", needs.contains("HIGH_SECURITY") ? "HIGH" : "STANDARD")
                    .room("BED").room("BED", "BED").registered();
        }
    }
}
