package org.palermo.portal.desk.inspection.list;

import static org.palermo.portal.desk.page.Desk.START;

import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.palermo.portal.api.ApiFiles;
import org.palermo.portal.api.Operations;
import org.palermo.portal.desk.document.SentFile;
import org.palermo.portal.page.CurrentReader;
import org.palermo.portal.page.Failure;
import org.palermo.portal.page.FailurePages;
import org.palermo.portal.page.Frame;
import org.palermo.portal.page.Frames;
import org.palermo.portal.page.Language;
import org.palermo.portal.words.Words;

/// The forms that send links of supply chains, and a register's file of statements. The service reads such a file while it arrives, and
/// the page to which the form leads shows meanwhile what it says of the rows. A file that is sent again adds nothing: each row is matched
/// with what is there.
@Path("/portal/desk/{lists:supply-link-lists|statement-files}/new")
@Produces(MediaType.TEXT_HTML)
class ListImport {
    private static final String LINKS = "supply-link-lists";
    private static final ListForms.Kind OF_LINKS =
            new ListForms.Kind("importSupplyLinks", START + "/supply-link-lists/new", START + "/companies", ".csv,.txt", ListForms.MOST);
    private static final ListForms.Kind OF_STATEMENTS =
            new ListForms.Kind("importStatements", START + "/statement-files/new", START + "/statements", ".csv,.txt", ListForms.MOST);
    private static final String PURPOSE = "INSPECTION";

    private final ApiFiles files;
    private final Operations operations;
    private final ListForms forms;
    private final RunningImports courses;
    private final Frames frames;
    private final Words words;
    private final CurrentReader reader;
    private final FailurePages failures;

    ListImport(ApiFiles files, Operations operations, ListForms forms, RunningImports courses, Frames frames, Words words,
            CurrentReader reader, FailurePages failures) {
        this.files = files;
        this.operations = operations;
        this.forms = forms;
        this.courses = courses;
        this.frames = frames;
        this.words = words;
        this.reader = reader;
        this.failures = failures;
    }

    /// @param busy whether a file was turned away because too many are being sent
    /// @param large whether a file was turned away because of its size, before anything was read
    @GET
    @Authenticated
    public Uni<RestResponse<String>> form(@RestPath String lists, @RestQuery boolean busy, @RestQuery boolean large) {
        ListForms.Kind kind = kind(lists);
        return reader.get().chain(person -> {
            if (!isOffered(person, kind)) {
                return failures.page(Failure.FORBIDDEN);
            }
            Frame frame = frames.of(person).from(kind.address());
            return ListForms.shown(frame, forms.said(frame.language(), kind, form(frame.language(), kind, "", null), busy, large));
        });
    }

    /// @param regime whose register; only for statements
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Authenticated
    public Uni<RestResponse<String>> send(@RestPath String lists, @RestForm String regime, @RestForm FileUpload file) {
        ListForms.Kind kind = kind(lists);
        return reader.get().chain(person -> {
            if (!isOffered(person, kind)) {
                return failures.page(Failure.FORBIDDEN);
            }
            Frame frame = frames.of(person).from(kind.address());
            Language language = frame.language();
            String chosen = StatementsFile.REGIMES.contains(regime == null ? "" : regime) ? regime : "";
            Optional<FileUpload> sent = ListForms.sent(file);
            ListForm checked = forms.checked(language, kind, form(language, kind, chosen,
                    kind == OF_STATEMENTS && chosen.isEmpty() ? words.say(language, "importStatements.regime.missing") : null), sent);
            return checked.hasErrors() ? ListForms.shown(frame, checked) : begin(person, frame, kind, checked, chosen, sent.orElseThrow());
        });
    }

    private Uni<RestResponse<String>> begin(SecurityIdentity person, Frame frame, ListForms.Kind kind, ListForm form, String regime,
            FileUpload file) {
        UUID id = UUID.randomUUID();
        return courses.begin(person, id)
                .chain(kept -> kept ? taken(person, frame, kind, form, regime, file, id) : failures.page(Failure.AWAY));
    }

    /// The file is open by now: it can be read to its end although Quarkus deletes it with the end of this request.
    private Uni<RestResponse<String>> taken(
            SecurityIdentity person, Frame frame, ListForms.Kind kind, ListForm form, String regime, FileUpload file, UUID id) {
        Map<String, String> query = kind == OF_LINKS ? Map.of()
                : Map.of("regime", regime, "name", SentFile.of(file.uploadedFile(), file.fileName(), file.size()).name());
        return files.sendForLines(person, operations.get(kind.name()), query, file.uploadedFile(), file.size(), PURPOSE).chain(taken -> {
            if (!taken.answer().isGood()) {
                return ListForms.shown(frame, forms.refused(frame.language(), kind, form, taken.answer()));
            }
            courses.listen(person, id, taken.lines());
            return Uni.createFrom().item(RestResponse.<String>seeOther(URI.create(page(kind, id))));
        });
    }

    /// @param id of the import
    static String page(ListForms.Kind kind, UUID id) {
        return kind.address().replaceFirst("new$", "imports/" + id + "/progress");
    }

    private boolean isOffered(SecurityIdentity person, ListForms.Kind kind) {
        return operations.get(kind.name()).roles().stream().anyMatch(person::hasRole);
    }

    static ListForms.Kind kind(String lists) {
        return lists.equals(LINKS) ? OF_LINKS : OF_STATEMENTS;
    }

    /// @param wrong what is wrong with the choice of the register, or null
    private ListForm form(Language language, ListForms.Kind kind, String regime, String wrong) {
        return kind == OF_LINKS ? forms.form(language, kind, "")
                : forms.form(language, kind, "",
                        forms.choice(language, kind, "regime", regime, regimes(words, language, regime)).wrong(wrong));
    }

    /// The registers, after an empty choice.
    static List<ListForm.Option> regimes(Words words, Language language, String chosen) {
        return Stream.concat(Stream.of(new ListForm.Option("", "", chosen.isEmpty())), StatementsFile.REGIMES.stream()
                .map(code -> new ListForm.Option(code, words.say(language, "code.StatementRegime." + code), code.equals(chosen)))).toList();
    }
}
