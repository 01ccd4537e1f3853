package org.palermo.shelter.blindness;

import static org.palermo.shelter.Questions.delete;
import static org.palermo.shelter.Questions.get;
import static org.palermo.shelter.Questions.hold;
import static org.palermo.shelter.Questions.post;

import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.palermo.kernel.test.Account;
import org.palermo.shelter.Questions;
import org.palermo.shelter.Register;
import org.palermo.shelter.waitlist.WaitlistRun;

/// Counts places with three accounts, of more organisations than two: asks for parties of falling size and holds what fits;
/// releases, extends and lets holds run out; requests stays that nobody answers; waits; and asks by broadcast. Keeps everything in
/// the answers but ids, tokens, references and times.
final class PlaceCounter {
    private static final List<Account> ACCOUNTS = List.of(Account.NGO, Account.OTHER_NGO, Account.COORDINATOR);
    private static final List<List<Integer>> CHILDREN = List.of(List.of(4), List.of(1, 8), List.of(3, 5, 9));
    private static final int LARGEST = 12;
    /// Holds last thirty minutes and offers fifteen, so a run that takes a little longer gets the same answers.
    private static final Duration STEP = Duration.ofMinutes(20);
    private static final Duration DAY = Duration.ofHours(23);

    private final LocalDate first = Questions.tonight().plusDays(3);
    private final Random random;
    private final Map<Account, List<String>> offers = new EnumMap<>(Account.class);
    private final Map<Account, List<String>> holds = new EnumMap<>(Account.class);
    private final List<String> seen = new ArrayList<>();
    private Duration ahead = Duration.ZERO;

    PlaceCounter(long seed) {
        random = new Random(seed);
        ACCOUNTS.forEach(account -> {
            offers.put(account, new ArrayList<>());
            holds.put(account, new ArrayList<>());
        });
    }

    /// @param steps number of steps after the greedy ones; a day's steps if that is less
    List<String> count(int steps) {
        ACCOUNTS.forEach(this::greedily);
        holds.forEach((account, held) -> List.copyOf(held).forEach(hold -> release(account, hold)));
        for (int i = 0; i < steps && ahead.compareTo(DAY) < 0; i++) {
            step(ACCOUNTS.get(random.nextInt(ACCOUNTS.size())), random.nextInt(100));
        }
        Register.time(Duration.ZERO);
        return seen;
    }

    private void greedily(Account account) {
        for (int women = LARGEST; women > 0; women--) {
            search(account, party(women, List.of(), first, 1));
            while (!offers.get(account).isEmpty() && holdLast(account)) {
                search(account, party(women, List.of(), first, 1));
            }
        }
    }

    private void step(Account account, int which) {
        List<String> held = holds.get(account);
        if (which < 45 || which < 70 && offers.get(account).isEmpty() || which < 88 && which >= 70 && held.isEmpty()) {
            search(account, drawn(account));
        } else if (which < 70) {
            holdLast(account);
        } else if (which < 80) {
            release(account, held.get(random.nextInt(held.size())));
        } else if (which < 84) {
            see(account, "extend", post(account, "/holds/" + held.get(random.nextInt(held.size())) + "/extension", ""));
        } else if (which < 88) {
            see(account, "ask",
                    post(account, "/holds/" + held.get(random.nextInt(held.size())) + "/placement", Map.of("purpose", "EMERGENCY")));
        } else if (which < 91) {
            waitFor(account);
        } else if (which < 94) {
            broadcast(account);
        } else if (which < 97) {
            WaitlistRun.once();
            look(account);
        } else {
            ahead = ahead.plus(STEP);
            Register.time(ahead);
        }
    }

    private Map<String, Object> drawn(Account account) {
        boolean family = random.nextInt(4) == 0;
        Map<String, Object> search = party(family ? 1 : 1 + random.nextInt(random.nextInt(8) == 0 ? LARGEST : 5),
                family ? CHILDREN.get(random.nextInt(CHILDREN.size())) : List.of(),
                first.plusDays(random.nextInt(3)), 1 + random.nextInt(3));
        if (account == Account.COORDINATOR && random.nextBoolean()) {
            search.put("caseFile", Question.CASE);
            search.put("avoidOrganisations", List.of((random.nextBoolean() ? Account.SHELTER : Account.OTHER_SHELTER).agency().toString()));
        }
        return search;
    }

    private static Map<String, Object> party(int women, List<Integer> children, LocalDate from, int nights) {
        Map<String, Object> search = new LinkedHashMap<>();
        search.put("from", from.toString());
        search.put("nights", nights);
        search.put("women", women);
        search.put("children", children);
        search.put("region", "ZZ-N");
        return search;
    }

    private void search(Account account, Map<String, Object> search) {
        Response answer = see(account, "search " + search.get("women"), post(account, "/availability-searches", search));
        if (answer.statusCode() == 200) {
            seen.add(answer.path("offers.collect { [it.area, it.status, it.band, it.offer?.length()] }") + " " + answer.path("askInstead"));
            String offer = answer.path("offers.find { it.offer != null }?.offer");
            if (offer != null) {
                offers.get(account).add(offer);
            }
        }
    }

    private boolean holdLast(Account account) {
        Response answer = see(account, "hold", hold(account, offers.get(account).removeLast()));
        if (answer.statusCode() == 201) {
            holds.get(account).add(answer.path("id"));
        }
        return answer.statusCode() == 201;
    }

    private void release(Account account, String hold) {
        see(account, "release", delete(account, "/holds/" + hold));
        holds.get(account).remove(hold);
    }

    private void waitFor(Account account) {
        Map<String, Object> wait = party(1 + random.nextInt(4), List.of(), first.plusDays(random.nextInt(3)), 1);
        wait.remove("region");
        wait.put("area", "ZZ-A1");
        see(account, "wait", post(account, "/waitlist", wait));
    }

    private void broadcast(Account account) {
        Map<String, Object> asked = party(1 + random.nextInt(6), List.of(), first.plusDays(random.nextInt(3)), 1);
        asked.put("deadline", Instant.now().plus(ahead).plusSeconds(3_600).toString());
        see(account, "broadcast", post(account, "/broadcasts", asked));
    }

    private void look(Account account) {
        seen.add(get(account, "/holds").path("items.collect { [it.status, it.women, it.children, it.from, it.nights] }").toString());
        seen.add(get(account, "/waitlist").path("items.status").toString());
        seen.add(get(account, "/broadcasts").path("items.collect { [it.status, it.seen, it.declinedFor] }").toString());
        seen.add(get(account, "/notices").path("items.kind").toString());
    }

    private Response see(Account account, String what, Response answer) {
        seen.add(account + " " + what + ": " + answer.statusCode() + (answer.statusCode() >= 400 ? " " + answer.path("type") : ""));
        return answer;
    }
}
