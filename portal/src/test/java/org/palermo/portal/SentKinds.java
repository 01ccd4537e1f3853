package org.palermo.portal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The kinds of all notices that the services can send, read from their sources: from each call that tells somebody, and from
/// each statement that writes a notice. A kind that this class can't read is a failure, so that none is overlooked.
final class SentKinds {
    private static final List<String> MODULES = List.of("kernel", "referral-service", "shelter-capacity-service", "labour-inspection-service");
    private static final Pattern CALL = Pattern.compile("\\.tell(Agency|Role|Parties|All|Within|Officers)\\(");
    private static final Pattern STATEMENT = Pattern.compile("insert into notice \\(([^)]*)\\)\\s+(?:values \\(|select )");
    private static final Pattern LITERAL = Pattern.compile("[\"']([A-Z]+(?:_[A-Z]+)*)[\"']");
    private static final Pattern CONSTANT = Pattern.compile("[A-Z]+(?:_[A-Z]+)*");
    private static final Pattern ONWARD = Pattern.compile("\\w+\\.kind\\.notice\\(\"([A-Z]+)\"\\)|(?:e\\.)?kind \\|\\| '_([A-Z]+)'");
    private static final Pattern VERB = Pattern.compile("PlacementVerb\\.([A-Z_]+)\\.done");
    private static final Pattern RECORDS = Pattern.compile("Optional<String> notice\\([^)]*\\) \\{");
    private static final Pattern WORD = Pattern.compile("\"([A-Z]+(?:_[A-Z]+)*_?)\"");
    private static final String PASSED_ON = "passed on";
    /// What is not written where somebody is told: who reads it, by file and expression.
    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("StepRecorder.java step.notice()", "steps"),
            Map.entry("Referrals.java \"CASE_\" + file.stage()", "first stages"),
            Map.entry("PlacementNotices.java verb.done", "verbs"),
            Map.entry("Reporting.java \"SUSPECTED_VICTIM_\" + telling.kind()", "reports"),
            Map.entry("EssentialServices.java notice", "records"),
            Map.entry("RecordNotices.java told", "records"),
            Map.entry("AccommodationRequests.java kind", "records"),
            Map.entry("CaseEvents.java notice", "assignments"),
            Map.entry("ReviewReminders.java $3", "reminder"),
            Map.entry("VisitNotices.java news.name()", "visits"),
            Map.entry("ShiftNotices.java kind", "shifts"),
            // They only pass on what they are given, and who calls them is read.
            Map.entry("CaseNotices.java kind", PASSED_ON),
            Map.entry("Notices.java $6", PASSED_ON),
            Map.entry("Notices.java $5", PASSED_ON));

    private final Map<Path, String> sources = new TreeMap<>();
    private final Set<String> kinds = new TreeSet<>();

    static Set<String> all() {
        SentKinds found = new SentKinds();
        found.sources.forEach(found::read);
        return found.kinds;
    }

    private SentKinds() {
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main"))) {
                for (Path file : files.filter(f -> f.toString().endsWith(".java") || f.toString().endsWith(".sql")).toList()) {
                    sources.put(file, Files.readString(file));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void read(Path file, String source) {
        Matcher call = CALL.matcher(source);
        while (call.find()) {
            kinds.addAll(of(file, source, part(source, call.end(), call.group(1).equals("Role") ? 2 : 1)));
        }
        Matcher statement = STATEMENT.matcher(source);
        while (statement.find()) {
            int column = Stream.of(statement.group(1).split(",")).map(String::strip).toList().indexOf("kind");
            kinds.addAll(of(file, source, part(source, statement.end(), column)));
        }
    }

    private Set<String> of(Path file, String source, String expression) {
        Matcher literal = LITERAL.matcher(expression);
        if (literal.matches()) {
            return Set.of(literal.group(1));
        }
        if (CONSTANT.matcher(expression).matches()) {
            return Set.of(constant(file, source, expression));
        }
        Matcher onward = ONWARD.matcher(expression);
        if (onward.matches()) {
            String what = onward.group(1) == null ? onward.group(2) : onward.group(1);
            return constants("OnwardKind.java").stream().map(kind -> kind + "_" + what).collect(Collectors.toSet());
        }
        Matcher verb = VERB.matcher(expression);
        if (verb.matches()) {
            return Set.of(verbs().get(verb.group(1)));
        }
        String where = file.getFileName() + " " + expression;
        return switch (ELSEWHERE.getOrDefault(where, "")) {
            case "steps" -> constants("CaseStep.java").stream().map(step -> step.endsWith("_DECIDED") ? step : "CASE_" + step).collect(Collectors.toSet());
            case "first stages" -> firstStages();
            case "verbs" -> Set.copyOf(verbs().values());
            case "reports" -> constants("ReportKind.java").stream().map(kind -> "SUSPECTED_VICTIM_" + kind).collect(Collectors.toSet());
            case "records" -> records();
            case "assignments" -> all(source, Pattern.compile(" tell\\(\\w+, \"([A-Z_]+)\"\\)"));
            case "reminder" -> Set.of(constant(file, source, "KIND"));
            case "shifts" -> all(source, Pattern.compile("\"(ON_CALL_[A-Z]+)\""));
            case "visits" -> Set.copyOf(constants("VisitNoticeKind.java"));
            case PASSED_ON -> Set.of();
            default -> throw new AssertionError("Say in SentKinds where the kind of this notice is read: " + where);
        };
    }

    /// One argument of a call, or one value of a statement.
    ///
    /// @param from after the opening bracket
    private static String part(String source, int from, int wanted) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int begin = from;
        for (int i = from; parts.size() <= wanted; i++) {
            char c = source.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth < 0 || depth == 0 && c == ',') {
                parts.add(source.substring(begin, i).strip());
                begin = i + 1;
            }
        }
        return parts.get(wanted);
    }

    private static String constant(Path file, String source, String name) {
        return all(source, Pattern.compile("String " + name + " = \"([A-Z_]+)\"")).stream().findFirst()
                .orElseThrow(() -> new AssertionError(file + " has no text " + name));
    }

    /// The constants of an enum that has only names, each perhaps with arguments.
    private List<String> constants(String file) {
        String source = source(file);
        String body = source.substring(source.indexOf('{', source.indexOf("enum ")) + 1).replaceAll("//.*", "").replaceAll("(?s)[;}].*", "");
        return Pattern.compile("([A-Z]+(?:_[A-Z]+)*)\\s*(?:\\([^)]*\\))?\\s*(?:,|$)").matcher(body).results().map(found -> found.group(1)).toList();
    }

    /// What a verb is called in notices, by its name.
    private Map<String, String> verbs() {
        return Pattern.compile("\\b([A-Z_]+)\\(\"[a-z-]+\", \"([A-Z_]+)\"").matcher(source("PlacementVerb.java")).results()
                .collect(Collectors.toMap(found -> found.group(1), found -> "PLACEMENT_" + found.group(2)));
    }

    private Set<String> firstStages() {
        Matcher stages = Pattern.compile("case DRAFT -> Set\\.of\\(([^)]*)\\)").matcher(source("CaseFileStage.java"));
        if (!stages.find()) {
            throw new AssertionError("CaseFileStage no longer says what follows DRAFT");
        }
        return Stream.of(stages.group(1).split(",")).map(stage -> "CASE_" + stage.strip()).collect(Collectors.toSet());
    }

    /// What a record, a stay or a change of the mechanism says about itself. A word that ends in `_` goes on with what became
    /// of it.
    private Set<String> records() {
        Set<String> found = new TreeSet<>();
        sources.forEach((file, source) -> {
            Matcher method = RECORDS.matcher(source);
            if (method.find() && !source.startsWith("default ", method.start() - "default ".length())) {
                List<String> words = WORD.matcher(source.substring(method.end())).results().map(word -> word.group(1)).toList();
                List<String> ends = words.stream().filter(word -> !word.contains("_")).toList();
                words.stream().filter(word -> word.contains("_"))
                        .forEach(word -> found.addAll(word.endsWith("_") ? ends.stream().map(end -> word + end).toList() : List.of(word)));
            }
        });
        // A required category that is not essential is told only when its last service closes or its first opens.
        found.remove("REQUIRED_SERVICE_PARTIAL");
        return found;
    }

    private String source(String file) {
        return sources.entrySet().stream().filter(e -> e.getKey().endsWith(file)).map(Map.Entry::getValue).findFirst()
                .orElseThrow(() -> new AssertionError("There is no " + file));
    }

    private static Set<String> all(String source, Pattern pattern) {
        return pattern.matcher(source).results().map((MatchResult found) -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }
}
