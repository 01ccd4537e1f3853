package org.palermo.portal.desk;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.palermo.portal.api.ApiAnswer;
import org.palermo.portal.desk.page.Desk;
import org.palermo.portal.desk.page.Values;
import org.palermo.portal.page.CurrentReader;
import org.palermo.portal.page.Frames;
import org.palermo.portal.page.Language;
import org.palermo.portal.words.Words;

/// What waits for an inspector and for a chief inspector, for the page that they open first: a number for each list, with the way to it.
/// Only the chief inspector may know that there are complaints and tips; for everybody else they are neither asked for nor named.
@Singleton
public class InspectionDuty {
    private static final String INSPECTOR = "inspector";
    private static final String CHIEF = "chief-inspector";
    private static final String PURPOSE = "INSPECTION";
    private static final String LIMIT = "limit";
    private static final String STATE = "state";
    private static final String ME = "me";
    /// Each record of a list that is read stands in the audit. So no more are read than tell her where to begin.
    private static final String FEW = "20";

    /// @param name of its words
    /// @param query of the list, without a limit for one that takes none
    /// @param page the address of the page that lists them
    /// @param part which of them are counted apart
    private record Counted(String name, String operation, Map<String, String> query, String page, Part part) {

        static Counted all(String name, String operation, Map<String, String> query, String page) {
            return with(Part.NONE, name, operation, query, page);
        }

        static Counted with(Part part, String name, String operation, Map<String, String> query, String page) {
            Map<String, String> limited = new HashMap<>(query);
            limited.put(LIMIT, FEW);
            return new Counted(name, operation, limited, page, part);
        }

        /// Planned visits in a state, and how many of them fall into this week.
        static Counted visits(String name, String state, String inspector) {
            return with(Part.WEEK, name, "listPlannedVisits",
                    inspector == null ? Map.of(STATE, state) : Map.of(STATE, state, INSPECTOR, inspector),
                    (inspector == null ? "/planned-visits?state=" : "/my-visits?state=") + state);
        }
    }

    /// Records of a list that are counted apart. Its name is that of the words.
    private enum Part {
        NONE, WEEK, ISSUED, IMPOSED
    }

    private static final List<Counted> OF_AN_INSPECTOR = List.of(
            new Counted("today", "listVisitsOfMyDay", Map.of(), "/my-day", Part.NONE),
            Counted.visits("myAccepted", "ACCEPTED", ME),
            Counted.visits("myAssigned", "ASSIGNED", ME),
            Counted.all("myOpened", "listPlannedVisits", Map.of(STATE, "OPENED", INSPECTOR, ME), "/my-visits?state=OPENED"));
    private static final List<Counted> OF_BOTH = List.of(
            Counted.with(Part.ISSUED, "orders", "listDirectives", Map.of("overdue", "true"), "/overdue-orders"),
            Counted.with(Part.IMPOSED, "penalties", "listPenalties", Map.of("overdue", "true"), "/overdue-penalties"));
    private static final List<Counted> OF_THE_CHIEF = List.of(
            Counted.visits("accepted", "ACCEPTED", null),
            Counted.visits("assigned", "ASSIGNED", null),
            Counted.visits("nobodys", "PLANNED", null),
            Counted.all("complaints", "listComplaints", Map.of(STATE, "NEW"), "/complaints?state=NEW"),
            Counted.all("tips", "listTips", Map.of(STATE, "NEW"), "/tips?state=NEW"),
            Counted.all("forms", "listFormSubmissions", Map.of(STATE, "WAITING"), "/sent-forms?state=WAITING"),
            Counted.all("duplicates", "listPossibleDuplicates", Map.of(STATE, "OPEN"), "/duplicates?state=OPEN"));

    /// @param shown whether the reader inspects workplaces or leads those who do
    public record Day(boolean shown, List<Waiting> lists) {
        static final Day NONE = new Day(false, List.of());
    }

    /// @param address of the page that lists them
    /// @param count in words; null when it can't be had now
    /// @param part how many of them are of this week or by the reader, in words; null when that says nothing more
    public record Waiting(String label, String address, String count, String part) {}

    private final DeskCalls calls;
    private final Words words;

    InspectionDuty(DeskCalls calls, Words words) {
        this.calls = calls;
        this.words = words;
    }

    public Uni<Day> of(SecurityIdentity person, Language language) {
        List<Counted> lists = Stream.of(person.hasRole(INSPECTOR) ? OF_AN_INSPECTOR : List.<Counted>of(),
                        person.hasRole(CHIEF) ? OF_THE_CHIEF : List.<Counted>of(),
                        person.hasRole(INSPECTOR) || person.hasRole(CHIEF) ? OF_BOTH : List.<Counted>of())
                .flatMap(List::stream).toList();
        return lists.isEmpty() ? Uni.createFrom().item(Day.NONE)
                : Uni.combine().all().unis(calls.values(person, language), read(person, lists))
                        .with((values, answers) -> day(person, values, lists, answers));
    }

    private Uni<List<ApiAnswer>> read(SecurityIdentity person, List<Counted> lists) {
        return Uni.join().all(lists.stream().map(list -> calls.read(person, list.operation(), Map.of(), list.query(), PURPOSE)).toList())
                .usingConcurrencyOf(DeskCalls.AT_ONCE).andFailFast();
    }

    /// @param answers one for each of the lists
    private Day day(SecurityIdentity person, Values values, List<Counted> lists, List<ApiAnswer> answers) {
        LocalDate today = LocalDate.now(values.countries().zone(Frames.country(person).orElse("")));
        return new Day(true, IntStream.range(0, lists.size())
                .mapToObj(n -> waiting(person, values.language(), today, lists.get(n), answers.get(n))).toList());
    }

    private Waiting waiting(SecurityIdentity person, Language language, LocalDate today, Counted list, ApiAnswer answer) {
        String label = words.say(language, "inspectionDuty." + list.name());
        String address = Desk.address(list.page());
        if (!answer.isGood()) {
            return new Waiting(label, address, null, null);
        }
        List<JsonObject> items = DeskCalls.items(answer.body(), "items");
        boolean isMore = answer.body().getValue("next") != null;
        return isMore ? new Waiting(label, address, words.say(language, "inspectionDuty.more", Map.of("count", items.size())), null)
                : new Waiting(label, address, String.valueOf(items.size()),
                        items.isEmpty() ? null : part(person, language, today, list.part(), items));
    }

    /// How many of the records are counted apart, in words, or null. A chief inspector who inspects nothing herself issues nothing.
    private String part(SecurityIdentity person, Language language, LocalDate today, Part part, List<JsonObject> items) {
        String reader = CurrentReader.subject(person);
        Predicate<JsonObject> isOfPart = switch (part) {
            case NONE -> null;
            case WEEK -> isOfWeek(today);
            case ISSUED -> person.hasRole(INSPECTOR) ? one -> reader.equals(one.getString("issuedBy")) : null;
            case IMPOSED -> person.hasRole(INSPECTOR) ? one -> reader.equals(one.getString("imposedBy")) : null;
        };
        if (isOfPart == null) {
            return null;
        }
        long count = items.stream().filter(isOfPart).count();
        return words.say(language, "inspectionDuty." + part.name().toLowerCase(Locale.ROOT), Map.of("count", String.valueOf(count)));
    }

    /// By the day on which somebody goes, else by the last day on which somebody may go.
    private static Predicate<JsonObject> isOfWeek(LocalDate today) {
        String first = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).toString();
        String last = today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY)).toString();
        return visit -> {
            String day = visit.getString("day", visit.getString("by", ""));
            return day.compareTo(first) >= 0 && day.compareTo(last) <= 0;
        };
    }
}
