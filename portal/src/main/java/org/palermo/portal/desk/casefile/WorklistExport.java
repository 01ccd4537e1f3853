package org.palermo.portal.desk.casefile;

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
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.portal.api.ApiAnswer;
import org.palermo.portal.api.ApiBytes;
import org.palermo.portal.api.ApiCalls;
import org.palermo.portal.api.Operations;
import org.palermo.portal.desk.Purpose;
import org.palermo.portal.desk.page.Desk;
import org.palermo.portal.gateway.Countries;
import org.palermo.portal.gateway.PortalGateway;
import org.palermo.portal.page.CurrentReader;
import org.palermo.portal.page.Failure;
import org.palermo.portal.page.FailurePages;
import org.palermo.portal.page.Frame;
import org.palermo.portal.page.Frames;
import org.palermo.portal.page.KeepsTyped;
import org.palermo.portal.words.Words;

/// The page before an export of the worklist, which asks what the file is for, and the file. What is typed stands in no address.
@Path(Desk.START + WorklistTopic.EXPORT_PATH)
@Authenticated
class WorklistExport {
    private static final String SIZE = "getExportSize";
    private static final String WORKBOOK = "XLSX";
    /// The number of a file, as the service takes it: it has no room for a name.
    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9./-]{0,39}");
    private static final int REFUSED = 400;

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance worklistExport(Frame frame, ExportForm page);
    }

    private final ApiCalls calls;
    private final Operations operations;
    private final PortalGateway gateway;
    private final ExportedFilters filters;
    private final Words words;
    private final Frames frames;
    private final FailurePages failures;
    private final CurrentReader reader;
    private final UriInfo uri;

    WorklistExport(ApiCalls calls, Operations operations, PortalGateway gateway, ExportedFilters filters, Words words, Frames frames,
            FailurePages failures, CurrentReader reader, UriInfo uri) {
        this.calls = calls;
        this.operations = operations;
        this.gateway = gateway;
        this.filters = filters;
        this.words = words;
        this.frames = frames;
        this.failures = failures;
        this.reader = reader;
        this.uri = uri;
    }

    /// What was typed.
    private record Said(String purpose, String number, boolean workbook) {
        static final Said NOTHING = new Said("", "", true);

        /// As the services take it.
        String header() {
            return number.isEmpty() ? purpose : purpose + "; " + number;
        }
    }

    /// Why there is no file, in words; each null when that is not the reason.
    private record Wrong(String purpose, String number, String problem) {
        static final Wrong NOTHING = new Wrong(null, null, null);

        boolean isAny() {
            return purpose != null || number != null || problem != null;
        }
    }

    @GET
    public Uni<RestResponse<String>> form() {
        Map<String, String> chosen = filters.chosen(uri.getQueryParameters());
        return reader.get().chain(person -> isOffered(person)
                ? shown(person, chosen, Said.NOTHING, Wrong.NOTHING) : failures.page(Failure.FORBIDDEN));
    }

    @POST
    @PermitAll
    @KeepsTyped
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<RestResponse<?>> file(MultivaluedMap<String, String> sent) {
        Map<String, String> chosen = filters.chosen(sent);
        Said said = new Said(first(sent, "purpose"), first(sent, "number").strip(), !"CSV".equals(sent.getFirst("format")));
        return reader.get().chain(person -> {
            if (!isOffered(person)) {
                return page(failures.page(Failure.FORBIDDEN));
            }
            Wrong wrong = checked(frames.of(person), said);
            return wrong.isAny() ? page(shown(person, chosen, said, wrong)) : exported(person, chosen, said);
        });
    }

    private static String first(MultivaluedMap<String, String> sent, String name) {
        return sent.getFirst(name) == null ? "" : sent.getFirst(name);
    }

    private boolean isOffered(SecurityIdentity person) {
        return operations.get(WorklistTopic.EXPORT).roles().stream().anyMatch(person::hasRole);
    }

    private Wrong checked(Frame frame, Said said) {
        boolean isNumber = said.number().isEmpty() || NUMBER.matcher(said.number()).matches();
        return new Wrong(Purpose.CODES.contains(said.purpose()) ? null : words.say(frame.language(), "exportWorklist.purpose.missing"),
                isNumber ? null : words.say(frame.language(), "exportWorklist.number.wrong"), null);
    }

    private Uni<RestResponse<?>> exported(SecurityIdentity person, Map<String, String> chosen, Said said) {
        Map<String, String> query = new LinkedHashMap<>(chosen);
        query.put("format", said.workbook() ? WORKBOOK : "CSV");
        return calls.readFile(person, operations.get(WorklistTopic.EXPORT), query, said.header()).chain(file -> switch (file.status()) {
            case 200 -> Uni.createFrom().<RestResponse<?>>item(download(file, said));
            case 401, 403 -> page(failures.page(Failure.FORBIDDEN));
            // The filters were taken when the page was shown: what is left is the number.
            case REFUSED -> page(shown(person, chosen, said, new Wrong(null, say(person, "exportWorklist.number.wrong"), null)));
            default -> page(shown(person, chosen, said, new Wrong(null, null, say(person, "problem.away"))));
        });
    }

    private static RestResponse<byte[]> download(ApiBytes file, Said said) {
        String name = "cases-" + LocalDate.now(ZoneOffset.UTC) + (said.workbook() ? ".xlsx" : ".csv");
        return RestResponse.ResponseBuilder.ok(file.bytes()).header("Content-Type", file.type())
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"").build();
    }

    private String say(SecurityIdentity person, String key) {
        return words.say(frames.of(person).language(), key);
    }

    private Uni<RestResponse<String>> shown(SecurityIdentity person, Map<String, String> chosen, Said said, Wrong wrong) {
        return calls.read(person, operations.get(SIZE), Map.of(), chosen, Purpose.of(person, null)).chain(size -> switch (size.status()) {
            case 200 -> gateway.countries().chain(served -> {
                Frame frame = frames.of(person).from(ExportedFilters.address(Desk.START + WorklistTopic.EXPORT_PATH, chosen));
                return html(frame, form(frame, served.isFound() ? served.value() : new Countries(List.of()), chosen, size, said, wrong));
            });
            case REFUSED -> failures.page(Failure.NOT_FOUND);
            case 401, 403 -> failures.page(Failure.FORBIDDEN);
            default -> failures.page(Failure.AWAY);
        });
    }

    private ExportForm form(Frame frame, Countries countries, Map<String, String> chosen, ApiAnswer size, Said said, Wrong wrong) {
        int cases = size.body().getInteger("cases", 0);
        boolean more = size.body().getBoolean("more", false);
        return new ExportForm(ExportedFilters.list(chosen), List.copyOf(chosen.entrySet()),
                filters.inWords(frame.language(), countries, chosen),
                words.say(frame.language(), "exportWorklist.size", Map.of("cases", cases)),
                more ? words.say(frame.language(), "exportWorklist.more", Map.of("most", size.body().getInteger("most", cases))) : null,
                cases == 0,
                Purpose.CODES.stream().map(code -> new ExportForm.Choice(code, words.say(frame.language(), "code.purpose." + code),
                        code.equals(said.purpose()))).toList(),
                said.number(), said.workbook(), wrong.purpose(), wrong.number(), wrong.problem());
    }

    private static Uni<RestResponse<String>> html(Frame frame, ExportForm form) {
        RestResponse.Status status = form.isWrong() ? RestResponse.Status.BAD_REQUEST : RestResponse.Status.OK;
        return Templates.worklistExport(frame, form).setLocale(frame.language().locale()).createUni()
                .map(html -> RestResponse.ResponseBuilder.create(status, html).type(MediaType.TEXT_HTML + ";charset=utf-8").build());
    }

    private static Uni<RestResponse<?>> page(Uni<RestResponse<String>> page) {
        return page.map(shown -> shown);
    }
}
