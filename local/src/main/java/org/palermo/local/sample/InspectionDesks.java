package org.palermo.local.sample;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/// What the desks of the sample's inspectorate have on a morning: the plan of the quarter, a visit with orders, a penalty and a wage
/// claim that is partly paid back, a supply chain, an agreement and tips. The sample accounts do all of it by the API, as people do. It
/// concerns made-up workplaces only.
final class InspectionDesks {
    private static final String API = "/api/inspection/v1";
    private static final String INSPECTOR = "inspector";
    private static final String CHIEF = "chief";
    private static final String MARK = " (synthetic)";
    private static final ZoneId ZONE = ZoneId.of("Europe/London");
    private static final String PLAN = "/planned-visits";

    private final SampleCalls calls;
    private final List<Workplace> places;
    private final Instant now;
    private final LocalDate today;
    private final Map<String, String> ids = new LinkedHashMap<>();
    private String inspector;

    InspectionDesks(SampleCalls calls, long seed, Instant now) {
        this.calls = calls;
        this.places = Workplaces.synthetic(Country.GB, seed);
        this.now = now.truncatedTo(ChronoUnit.MINUTES);
        this.today = LocalDate.ofInstant(now, ZONE);
    }

    /// Does nothing when the inspectorate has a plan already.
    void fill() {
        if (!calls.get(CHIEF, API + PLAN + "?limit=1").body().path("items").isEmpty()) {
            return;
        }
        team();
        String visit = visited();
        String claim = claim(visit);
        enforcement(visit, claim);
        send(INSPECTOR, "/visits/" + visit + "/close", Map.of("endedAt", began().plus(Duration.ofHours(2)), "workersPresent", 14,
                "summary", "Fourteen workers. Pay slips of two months are missing. The back door was locked."));
        plan();
        supplyChain();
        tips();
        read();
    }

    private void team() {
        String name = "Ines Marlow" + MARK;
        send(INSPECTOR, "/team", Map.of("name", name, "visitsPerWeek", 6));
        send(CHIEF, "/team", Map.of("name", "Clara Voss" + MARK, "visitsPerWeek", 1));
        inspector = StreamSupport.stream(calls.get(CHIEF, API + "/team").body().path("items").spliterator(), false)
                .filter(member -> member.path("name").asText().equals(name)).findFirst().orElseThrow().path("subject").asText();
    }

    /// A made-up workplace of a sector, by its id.
    private String place(String sector, int which) {
        String name = places.stream().filter(place -> place.sector().equals(sector)).skip(which).findFirst().orElseThrow().name();
        return ids.computeIfAbsent(name, this::find);
    }

    private String find(String name) {
        JsonNode found = calls.get(CHIEF, API + "/workplaces?country=GB&limit=20&q=" + URLEncoder.encode(name, StandardCharsets.UTF_8))
                .body().path("items");
        return StreamSupport.stream(found.spliterator(), false).filter(place ->
                place.path("name").asText().equals(name)).findFirst().orElseThrow()
                .path("id").asText();
    }

    private Instant began() {
        return now.minus(Duration.ofDays(40)).minus(Duration.ofHours(3));
    }

    /// A visit to a workshop forty days ago, at which workers were paid too little and a door was locked.
    private String visited() {
        Instant began = began();
        String visit = send(INSPECTOR, "/visits", Map.of("workplace", place("Apparel", 0), "kind", "PLANNED", "startedAt", began)).id();
        send(INSPECTOR, "/visits/" + visit + "/interviews", Map.of("workers", 3, "alone", true, "language", "vi", "interpretation",
                "NOT_NEEDED",
                "note", "They sew from seven to nine, six days a week."));
        return visit;
    }

    private String violation(String visit, String code, int workers, String note) {
        return send(INSPECTOR, "/visits/" + visit + "/findings", Map.of("subject", "ADULT", "workers", workers, "indicators",
                List.of("EX02"), "note", note,
                "violations", List.of(Map.of("code", code, "actedOn", today.minusDays(41), "workers", workers))))
                        .body().at("/violations/0/id").asText();
    }

    /// Four weeks of work that were paid below the minimum wage, and a fee for the job.
    private String claim(String visit) {
        LocalDate monday = today.minusWeeks(12).with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
        String claim = send(INSPECTOR, "/wage-claims", Map.of("workplace", place("Apparel", 0), "visit", visit, "currency", "GBP", "worker",
                Map.of("name", "Ada Linden" + MARK, "language", "en", "payPeriod", "WEEK", "employedFrom", monday))).id();
        String at = "/wage-claims/" + claim;
        send(INSPECTOR, at + "/hours", Map.of("from", monday, "until", monday.plusDays(6), "hours", 48, "daysWorked", 6, "hoursShown",
                true));
        send(INSPECTOR, at + "/hours/repeat", Map.of("times", 3));
        send(INSPECTOR, at + "/pay", Map.of("from", monday, "until", monday.plusDays(27), "paid", pounds(120_000), "method", "CASH"));
        send(INSPECTOR, at + "/fees", Map.of("kind", "RECRUITMENT", "amount", pounds(40_000), "paidBy", "WORKER", "paidTo", "AGENCY",
                "paidOn", monday.minusDays(20)));
        send(INSPECTOR, at + "/calculations", null);
        return claim;
    }

    /// An order to pay that is partly fulfilled, one that is overdue and has a follow-up, one that runs, and a penalty that is partly paid.
    private void enforcement(String visit, String claim) {
        String wages = violation(visit, "WAGES_BELOW_MINIMUM", 4, "Four workers got less than the minimum wage.");
        String safety = violation(visit, "UNSAFE_WORK", 14, "The back door was locked during work.");
        String orders = "/visits/" + visit + "/directives";
        send(INSPECTOR, orders, Map.of("kind", "PAYMENT", "violations", List.of(wages), "claims", List.of(claim), "text",
                "Pay the worker what is owed to her.",
                "servedOn", today.minusDays(30), "dueOn", today.plusDays(12)));
        send(INSPECTOR, "/wage-claims/" + claim + "/repayments", Map.of("amount", pounds(50_000), "method", "BANK", "paidOn",
                today.minusDays(6)));
        String overdue = send(INSPECTOR, orders, Map.of("kind", "IMPROVEMENT", "violations", List.of(safety), "text",
                "Keep the back door free and open from inside.",
                "servedOn", today.minusDays(36), "dueOn", today.minusDays(3))).id();
        send(INSPECTOR, orders, Map.of("kind", "IMPROVEMENT", "violations", List.of(wages), "text",
                "Give each worker an itemised pay slip.",
                "servedOn", today.minusDays(30), "dueOn", today.plusDays(20)));
        String penalty = send(INSPECTOR, "/visits/" + visit + "/penalties", Map.of("violation", wages, "amount", pounds(250_000),
                "servedOn", today.minusDays(28),
                "dueOn", today.plusDays(14))).id();
        change(INSPECTOR, "/penalties/" + penalty, "/payments", Map.of("amount", pounds(100_000), "paidOn", today.minusDays(2)));
        change(INSPECTOR, "/directives/" + overdue, "/follow-up", Map.of("from", today, "by", today.plusDays(7)));
        JsonNode followUp = calls.get(CHIEF, API + PLAN + "?limit=20&workplace=" + place("Apparel", 0)).body().path("items").get(0);
        change(CHIEF, PLAN + "/" + followUp.path("id").asText(), "/assign", Map.of("inspector", inspector));
    }

    /// The plan of the quarter: what is assigned, accepted for today, done, and nobody's yet.
    private void plan() {
        planned("Food Manufacturing", 0, today, 21, null);
        planned("Nursing", 0, today, 28, null);
        planned("Accommodation", 0, today, 14, "inspector");
        planned("Farming", 0, today, 10, "inspector");
        for (int i = 0; i < 2; i++) {
            accept(planned("Automotive", i, today, 3, "inspector"));
        }
        String done = planned("Personal Care Products", 0, today, 2, "inspector");
        accept(done);
        Instant began = now.minus(Duration.ofMinutes(50));
        String visit = send(INSPECTOR, PLAN + "/" + done + "/open", Map.of("startedAt", began)).body().path("visit").asText();
        send(INSPECTOR, "/visits/" + visit + "/close", Map.of("endedAt", began.plus(Duration.ofMinutes(45)), "workersPresent", 5,
                "summary", "Five workers, all with written contracts. Nothing against the law was found."));
    }

    private String planned(String sector, int which, LocalDate from, int days, String assigned) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of("workplace", place(sector, which), "kind", "PLANNED", "from", from, "by",
                from.plusDays(days)));
        if (assigned != null) {
            body.put("inspector", inspector);
        }
        return send(CHIEF, PLAN, body).id();
    }

    private void accept(String planned) {
        change(INSPECTOR, PLAN + "/" + planned, "/accept", Map.of("day", today));
    }

    /// Two made-up brands that buy from the visited workshop, one of them through another one, and one that buys food.
    private void supplyChain() {
        String brand = company("Lantern Outfitters" + MARK);
        String trader = company("Quayside Trading" + MARK);
        String grocer = company("Merrowdale Grocers" + MARK);
        linked(place("Apparel", 0), trader, "work shirts", 1);
        linked(trader, brand, "work shirts", 1);
        linked(place("Apparel", 1), brand, "aprons", 1);
        linked(place("Food Manufacturing", 0), grocer, "packed salad", 1);
    }

    private String company(String name) {
        return send(CHIEF, "/companies", Map.of("name", name, "country", "GB")).id();
    }

    private void linked(String supplier, String buyer, String product, int tier) {
        send(CHIEF, "/supply-links", Map.of("supplier", supplier, "buyer", buyer, "product", product, "tier", tier, "source", "INSPECTION",
                "sourceTitle", "Delivery notes" + MARK, "validFrom", today.minusDays(200)));
    }

    /// A tip of a bank under its agreement, one by telephone, and one that was closed.
    private void tips() {
        String agreement = send(CHIEF, "/partner-agreements", Map.of("partner", "Harbour Bank" + MARK, "kind", "BANK", "purpose",
                "Signs of exploitation in accounts of companies",
                "legalBasis", "Made-up agreement of the sample", "fields", List.of("WORDS", "PLACE", "SUBJECT_NAME", "ACCOUNTS",
                        "TRANSACTIONS"),
                "validFrom", today.minusDays(120), "validUntil", today.plusDays(245))).id();
        send(INSPECTOR, "/tips", Map.of("agreement", agreement, "channel", "PARTNER", "country", "GB", "receivedOn", today.minusDays(2),
                "concern", "MONEY", "content",
                Map.of("words", "Twelve wages are paid into one account and drawn in cash the same day.", "subjectName",
                        "Dovecote Staffing" + MARK,
                        "accounts", List.of("SYNTHETIC-0001"))));
        send(INSPECTOR, "/tips", Map.of("channel", "PHONE", "country", "GB", "receivedOn", today.minusDays(1), "concern", "LABOUR",
                "content",
                Map.of("words", "Several women sleep above the packhouse and are driven to work before dawn.", "place",
                        "A packhouse near Lowmarsh" + MARK)));
        String closed = send(INSPECTOR, "/tips", Map.of("channel", "LETTER", "country", "GB", "receivedOn", today.minusDays(9), "concern",
                "OTHER", "content",
                Map.of("words", "A shop is open on Sundays.", "place", "A shop in Ashmere" + MARK))).id();
        change(CHIEF, "/tips/" + closed, "/decisions/close", Map.of("ground", "NOT_OURS"));
    }

    /// Nobody has to read what the sample itself told: the next thing that happens is told at once.
    private void read() {
        for (JsonNode told : calls.get(CHIEF, API + "/notices?limit=200").body().path("items")) {
            if (!told.path("readAt").isTextual()) {
                calls.put(CHIEF, API + "/notices/" + told.path("id").asText() + "/read");
            }
        }
    }

    private SampleCalls.Answered send(String account, String path, Map<String, ?> body) {
        return calls.post(account, API + path, body == null ? null : Resources.line(body), null);
    }

    /// Changes a record that was just read.
    private void change(String account, String path, String step, Map<String, ?> body) {
        calls.post(account, API + path + step, Resources.line(body), calls.get(account, API + path).etag());
    }

    private static Map<String, Object> pounds(long minor) {
        return Map.of("minor", minor, "currency", "GBP");
    }
}
