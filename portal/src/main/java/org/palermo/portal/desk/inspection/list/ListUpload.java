package org.palermo.portal.desk.inspection.list;

import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.text.Collator;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.palermo.portal.desk.document.FileSending;
import org.palermo.portal.desk.page.Desk;
import org.palermo.portal.page.CurrentReader;
import org.palermo.portal.page.Failure;
import org.palermo.portal.page.FailurePages;
import org.palermo.portal.page.Frame;
import org.palermo.portal.page.Frames;
import org.palermo.portal.page.Language;
import org.palermo.portal.words.Words;

/// The form that sends a list of workplaces. The file waits on the disk until the service has it; Quarkus deletes it with the end of the
/// request.
@Path("/portal/desk/workplace-lists/new")
@Produces(MediaType.TEXT_HTML)
class ListUpload {
    private static final FileSending.Way WAY = new FileSending.Way("beginWorkplaceImport", "sendWorkplaceImportContent", "id");
    private static final String PURPOSE = "INSPECTION";
    private static final String LISTS = Desk.START + "/workplace-lists";
    private static final int MOST_OF_NAME = 200;
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final ListForms.Kind KIND =
            new ListForms.Kind(WAY.announce(), LISTS + "/new", LISTS, ".csv,.xlsx,.txt,.tsv", ListForms.MOST);

    private final FileSending sending;
    private final ListForms forms;
    private final Frames frames;
    private final Words words;
    private final CurrentReader reader;
    private final FailurePages failures;

    ListUpload(FileSending sending, ListForms forms, Frames frames, Words words, CurrentReader reader, FailurePages failures) {
        this.sending = sending;
        this.forms = forms;
        this.frames = frames;
        this.words = words;
        this.reader = reader;
        this.failures = failures;
    }

    /// @param busy whether a file was turned away because too many are being sent
    /// @param large whether a file was turned away because of its size, before anything was read
    @GET
    @Authenticated
    public Uni<RestResponse<String>> form(@RestQuery boolean busy, @RestQuery boolean large) {
        return reader.get().chain(person -> {
            if (!sending.isOffered(person, WAY)) {
                return failures.page(Failure.FORBIDDEN);
            }
            Frame frame = frames.of(person).from(KIND.address());
            Language language = frame.language();
            return ListForms.shown(frame,
                    forms.said(language, KIND, form(language, UUID.randomUUID().toString(), "", null, ""), busy, large));
        });
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Authenticated
    public Uni<RestResponse<String>> send(@RestForm("_key") String key, @RestForm String list, @RestForm String country,
            @RestForm FileUpload file) {
        if (key == null || !key.matches("[0-9a-f-]{36}")) {
            throw new BadRequestException();
        }
        return reader.get().chain(person -> {
            if (!sending.isOffered(person, WAY)) {
                return failures.page(Failure.FORBIDDEN);
            }
            Frame frame = frames.of(person).from(KIND.address());
            String name = list == null ? "" : list.strip();
            String of = country != null && COUNTRIES.contains(country) ? country : "";
            Optional<FileUpload> sent = ListForms.sent(file);
            ListForm checked =
                    forms.checked(frame.language(), KIND, form(frame.language(), key, name, wrongName(frame.language(), name), of), sent);
            return checked.hasErrors() ? ListForms.shown(frame, checked) : begin(person, frame, checked, name, of, sent.orElseThrow());
        });
    }

    private String wrongName(Language language, String name) {
        return name.isEmpty() ? words.say(language, "beginWorkplaceImport.list.missing")
                : name.length() > MOST_OF_NAME ? words.say(language, "beginWorkplaceImport.list.long") : null;
    }

    private Uni<RestResponse<String>> begin(SecurityIdentity person, Frame frame, ListForm form, String name, String country,
            FileUpload file) {
        JsonObject body = new JsonObject().put("list", name);
        if (!country.isEmpty()) {
            body.put("country", country);
        }
        return sending.send(person, WAY, Map.of(), form.key(), body, file.uploadedFile(), file.size(), PURPOSE)
                .chain(sent -> sent.answer().isGood() ? Uni.createFrom().item(sending.done(LISTS + "/" + sent.id(), WAY))
                        : ListForms.shown(frame, forms.refused(frame.language(), KIND, form, sent.answer())));
    }

    /// @param wrong what is wrong with the name, or null
    private ListForm form(Language language, String key, String list, String wrong, String country) {
        Collator order = Collator.getInstance(language.locale());
        Stream<ListForm.Option> countries = COUNTRIES.stream()
                .map(code -> new ListForm.Option(code, Locale.of("", code).getDisplayCountry(language.locale()), code.equals(country)))
                .sorted(Comparator.comparing(ListForm.Option::label, order));
        Stream<ListForm.Option> none = Stream.of(new ListForm.Option("", "", country.isEmpty()));
        return forms.form(language, KIND, key, forms.text(language, KIND, "list", list).wrong(wrong),
                forms.choice(language, KIND, "country", country, Stream.concat(none, countries).toList()));
    }
}
