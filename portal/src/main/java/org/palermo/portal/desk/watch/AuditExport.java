package org.palermo.portal.desk.watch;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.portal.api.ApiBytes;
import org.palermo.portal.api.ApiCalls;
import org.palermo.portal.api.Operation;
import org.palermo.portal.api.Operations;
import org.palermo.portal.desk.Purpose;
import org.palermo.portal.desk.page.Desk;
import org.palermo.portal.desk.watch.AuditExportForm.Wrong;
import org.palermo.portal.page.CurrentReader;
import org.palermo.portal.page.Failure;
import org.palermo.portal.page.FailurePages;
import org.palermo.portal.page.Frame;
import org.palermo.portal.page.Frames;
import org.palermo.portal.page.KeepsTyped;
import org.palermo.portal.words.Words;

/// The page before an export of the audit, which asks of which service and days it is and what it is for, and the file. When the days have
/// more entries than a file takes, the page says so first, and leads on after the last entry of the file.
@Path(Desk.START + OversightTopic.EXPORT_PATH)
@Authenticated
class AuditExport {
    /// The number of a file, as the service takes it: it has no room for a name.
    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9./-]{0,39}");
    private static final int REFUSED = 400;

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance auditExport(Frame frame, AuditExportForm page);
    }

    private final ApiCalls calls;
    private final Operations operations;
    private final Words words;
    private final Frames frames;
    private final FailurePages failures;
    private final CurrentReader reader;

    AuditExport(ApiCalls calls, Operations operations, Words words, Frames frames, FailurePages failures, CurrentReader reader) {
        this.calls = calls;
        this.operations = operations;
        this.words = words;
        this.frames = frames;
        this.failures = failures;
        this.reader = reader;
    }

    @GET
    public Uni<RestResponse<String>> form() {
        return reader.get().chain(person -> isOffered(person)
                ? shown(person, AskedEntries.NOTHING, Wrong.NOTHING, null) : failures.page(Failure.FORBIDDEN));
    }

    @POST
    @PermitAll
    @KeepsTyped
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<RestResponse<?>> file(MultivaluedMap<String, String> sent) {
        AskedEntries asked = AskedEntries.of(sent);
        return reader.get().chain(person -> {
            if (!isOffered(person)) {
                return page(failures.page(Failure.FORBIDDEN));
            }
            Wrong wrong = checked(person, asked);
            return wrong.isAny() ? page(shown(person, asked, wrong, null)) : exported(person, asked);
        });
    }

    private boolean isOffered(SecurityIdentity person) {
        return operation(AskedEntries.NOTHING).roles().stream().anyMatch(person::hasRole);
    }

    private Operation operation(AskedEntries asked) {
        return operations.get("export" + asked.service() + "Audit");
    }

    private Wrong checked(SecurityIdentity person, AskedEntries asked) {
        String first = asked.hasDays() && asked.first().date().isEmpty() ? noDay(person, "auditExport.first") : null;
        String last = !asked.last().isEmpty() && asked.last().date().isEmpty() ? noDay(person, "auditExport.last")
                : first == null && !asked.days(today()).areTaken() ? say(person, "auditExport.last.wrong") : null;
        boolean isNumber = asked.number().isEmpty() || NUMBER.matcher(asked.number()).matches();
        return new Wrong(first, last, Purpose.CODES.contains(asked.purpose()) ? null : say(person, "exportWorklist.purpose.missing"),
                isNumber ? null : say(person, "exportWorklist.number.wrong"), null);
    }

    private String noDay(SecurityIdentity person, String label) {
        return words.say(frames.of(person).language(), "error.date", Map.of("label", say(person, label)));
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    private Uni<RestResponse<?>> exported(SecurityIdentity person, AskedEntries asked) {
        AskedEntries.Days days = asked.days(today());
        return calls.readFile(person, operation(asked), asked.query(days), asked.header()).chain(file -> switch (file.status()) {
            case 200 -> file.more() && !asked.taken() ? page(shown(person, asked, Wrong.NOTHING, cut(person, asked, days, file)))
                    : Uni.createFrom().<RestResponse<?>>item(download(file, asked.fileName(days)));
            case 401, 403 -> page(failures.page(Failure.FORBIDDEN));
            // All other values are choices of this page, or were checked.
            case REFUSED -> page(shown(person, asked, Wrong.number(say(person, "exportWorklist.number.wrong")), null));
            default -> page(shown(person, asked, Wrong.problem(say(person, "problem.away")), null));
        });
    }

    private static RestResponse<byte[]> download(ApiBytes file, String name) {
        return RestResponse.ResponseBuilder.ok(file.bytes()).header("Content-Type", file.type())
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"").build();
    }

    /// The number and the time of an entry are the first two columns of its line.
    private AuditExportForm.Cut cut(SecurityIdentity person, AskedEntries asked, AskedEntries.Days days, ApiBytes file) {
        List<String[]> entries = new String(file.bytes(), StandardCharsets.UTF_8).lines().skip(1).map(line -> line.split(",", -1)).toList();
        Frame frame = frames.of(person);
        return new AuditExportForm.Cut(words.say(frame.language(), "auditExport.cut.text", Map.of("entries", entries.size())),
                frame.minuteOf(Instant.parse(entries.getFirst()[1])), frame.minuteOf(Instant.parse(entries.getLast()[1])),
                entries.getLast()[0], asked.service(), TypedDay.of(days.first()), TypedDay.of(days.last()), asked.purpose(),
                asked.number(), asked.after());
    }

    private String say(SecurityIdentity person, String key) {
        return words.say(frames.of(person).language(), key);
    }

    private Uni<RestResponse<String>> shown(SecurityIdentity person, AskedEntries asked, Wrong wrong, AuditExportForm.Cut cut) {
        Frame frame = frames.of(person).from(Desk.START + OversightTopic.EXPORT_PATH);
        AuditExportForm form = new AuditExportForm(
                choices(OversightTopic.SERVICES, asked.service(), service -> say(person, "auditChain." + service.toLowerCase(Locale.ROOT))),
                choices(AskedEntries.PERIODS, asked.period(),
                        days -> words.say(frame.language(), "auditExport.days", Map.of("days", Integer.parseInt(days)))),
                choices(Purpose.CODES, asked.purpose(), code -> say(person, "code.purpose." + code)),
                asked.first(), asked.last(), asked.number(), wrong, cut);
        RestResponse.Status status = wrong.isAny() ? RestResponse.Status.BAD_REQUEST : RestResponse.Status.OK;
        return Templates.auditExport(frame, form).setLocale(frame.language().locale()).createUni()
                .map(html -> RestResponse.ResponseBuilder.create(status, html).type(MediaType.TEXT_HTML + ";charset=utf-8").build());
    }

    private static List<AuditExportForm.Choice> choices(List<String> codes, String chosen, Function<String, String> label) {
        return codes.stream().map(code -> new AuditExportForm.Choice(code, label.apply(code), code.equals(chosen))).toList();
    }

    private static Uni<RestResponse<?>> page(Uni<RestResponse<String>> page) {
        return page.map(shown -> shown);
    }
}
