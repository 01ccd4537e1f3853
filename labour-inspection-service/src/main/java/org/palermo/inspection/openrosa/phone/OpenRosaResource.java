package org.palermo.inspection.openrosa.phone;

import static org.palermo.kernel.identity.Role.INSPECTION_PHONE;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.palermo.inspection.device.CurrentPhone;
import org.palermo.inspection.openrosa.FilledForm;
import org.palermo.inspection.openrosa.FormFields;
import org.palermo.inspection.openrosa.FormReader;
import org.palermo.inspection.openrosa.FormStore;
import org.palermo.inspection.openrosa.FormSubmissions;
import org.palermo.inspection.upload.WholeUploads;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.bodies.ArrivingBody;
import org.palermo.kernel.bodies.CurrentBody;
import org.palermo.kernel.bodies.LargeBody;
import org.palermo.kernel.bodies.LimitedBody;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;

/// Speaks OpenRosa 1.0 with ODK Collect and Enketo: https://docs.getodk.org/openrosa.
@Tag(name = "OpenRosa", description = "What phones with ODK Collect ask for and send.")
@Path(OpenRosaAnswers.PATH)
@Authenticated
class OpenRosaResource {
    private static final String OWN = "the day of the inspector in whose name the phone acts";
    private static final String FIRST = "xml_submission_file";
    /// Collect keeps a row only if it has a version, and replaces one only by a higher version.
    private static final String VERSION = "__version";
    private static final long MOST_BODY = 100L << 20;

    private final FormWriter writer;
    private final FormSubmissions submissions;
    private final SealedForms sealed;
    private final FormKeys keys;
    private final FormFiles files;
    private final AnswerWords words;
    private final AnswerLanguage language;
    private final CurrentPhone phone;
    private final CurrentBody current;
    private final ArrivingBody arriving;
    private final String address;

    OpenRosaResource(FormWriter writer, FormSubmissions submissions, SealedForms sealed, FormKeys keys, FormFiles files, AnswerWords words,
            AnswerLanguage language, CurrentPhone phone, CurrentBody current, ArrivingBody arriving,
            @ConfigProperty(name = "mp.jwt.verify.issuer") String issuer) {
        this.writer = writer;
        this.submissions = submissions;
        this.sealed = sealed;
        this.keys = keys;
        this.files = files;
        this.words = words;
        this.language = language;
        this.phone = phone;
        this.current = current;
        this.arriving = arriving;
        URI origin = URI.create(issuer);
        this.address = origin.getScheme() + "://" + origin.getRawAuthority() + OpenRosaAnswers.PATH;
    }

    /// @param formID only this form
    /// @param deviceID which the phone sends with each request; it is ignored
    /// @param verbose which Collect sends; it is ignored
    /// @param listAllVersions which Collect sends; there is one version
    @GET
    @Path("/formList")
    @Produces(MediaType.TEXT_XML)
    @Operation(operationId = "listForms", summary = "List the forms, for ODK Collect",
            description =
                    "It follows OpenRosa 1.0. A phone signs in by HTTP Basic with the user name and password from `addPhone`. Every "
                            + "answer is XML, also a refusal.")
    @Allowed(roles = INSPECTION_PHONE, scope = "the forms, which are the same for everybody")
    public Uni<RestResponse<String>> forms(@RestQuery String formID, @RestQuery String deviceID, @RestQuery String verbose,
            @RestQuery String listAllVersions) {
        return given()
                .flatMap(given -> xml("<?xml version=\"1.0\" encoding=\"UTF-8\"?><xforms xmlns=\"http://openrosa.org/xforms/xformsList\">"
                + (formID != null && !formID.equals(FormFields.FORM) ? "" : listed(given)) + "</xforms>"));
    }

    private String listed(FormWriter.Written given) {
        return """
                <xform><formID>%s</formID><name>Visit with findings</name><version>%s</version><hash>md5:%s</hash>\
                <downloadUrl>%s/forms/%s</downloadUrl><manifestUrl>%s/forms/%s/manifest</manifestUrl></xform>"""
                .formatted(FormFields.FORM, given.version(), md5(given.text()), address, FormFields.FORM, address, FormFields.FORM);
    }

    /// The form that phones get now.
    private Uni<FormWriter.Written> given() {
        return keys.areCarried() ? keys.newest(FormKeys.SYSTEM).map(writer::form) : Uni.createFrom().item(writer.form());
    }

    /// @param form `palermo-visit`
    /// @param deviceID which the phone sends with each request; it is ignored
    @GET
    @Path("/forms/{form}")
    @Produces(MediaType.TEXT_XML)
    @Operation(operationId = "getForm", summary = "Get a form, for ODK Collect",
            description = "An ODK XForm: a visit with its findings, by the operational indicators.")
    @Allowed(roles = INSPECTION_PHONE, scope = "the forms, which are the same for everybody")
    public Uni<RestResponse<String>> form(String form, @RestQuery String deviceID) {
        requireForm(form);
        return (keys.areCarried() ? Uni.createFrom().voidItem() : submissions.givePlain(phone.actor(), phone.id()))
                .chain(this::given).flatMap(given -> xml(given.text()));
    }

    /// @param form `palermo-visit`
    /// @param deviceID which the phone sends with each request; it is ignored
    @GET
    @Path("/forms/{form}/manifest")
    @Produces(MediaType.TEXT_XML)
    @Operation(operationId = "getFormManifest", summary = "Get the list of a form's files, for ODK Collect",
            description = "It names the workplaces of the day as an entity list.")
    @Allowed(roles = INSPECTION_PHONE, scope = OWN)
    @Audited
    public Uni<RestResponse<String>> manifest(String form, @RestQuery String deviceID) {
        requireForm(form);
        return submissions.ofTheDay(phone.actor()).flatMap(day -> xml("""
                <?xml version="1.0" encoding="UTF-8"?><manifest xmlns="http://openrosa.org/xforms/xformsManifest">\
                <mediaFile type="entityList"><filename>workplaces.csv</filename><hash>md5:%s</hash>\
                <downloadUrl>%s/forms/%s/workplaces</downloadUrl></mediaFile></manifest>"""
                .formatted(md5(csv(day)), address, FormFields.FORM)));
    }

    /// @param form `palermo-visit`
    /// @param deviceID which the phone sends with each request; it is ignored
    @GET
    @Path("/forms/{form}/workplaces")
    @Produces("text/csv")
    @Operation(operationId = "getFormWorkplaces", summary = "Get the workplaces of the day, for ODK Collect",
            description = "The list has the workplaces of the visits that are assigned to the inspector. It shows neither the name nor "
                    + "the address of a private household.")
    @Allowed(roles = INSPECTION_PHONE, scope = OWN)
    @Audited
    public Uni<RestResponse<String>> workplaces(String form, @RestQuery String deviceID) {
        requireForm(form);
        return submissions.ofTheDay(phone.actor())
                .map(day -> RestResponse.ResponseBuilder.ok(csv(day), new MediaType("text", "csv", "utf-8"))
                        .header("Cache-Control", "no-store").build());
    }

    /// Collect asks how much it may send, and follows a `Location`: so there is none.
    ///
    /// @param deviceID which the phone sends with each request; it is ignored
    @HEAD
    @Path("/submission")
    @ResponseStatus(204)
    @Operation(operationId = "prepareSubmission", summary = "Ask how much a phone may send at once",
            description = "`X-OpenRosa-Accept-Content-Length` says it, in bytes.")
    @Allowed(roles = INSPECTION_PHONE, scope = "no record")
    public Uni<RestResponse<Void>> prepare(@RestQuery String deviceID) {
        return Uni.createFrom().item(RestResponse.noContent());
    }

    /// 201 when the whole request is on the disk; 202 when it is on the disk and a person must settle the form.
    ///
    /// @param deviceID which the phone sends with each request; it is ignored
    @POST
    @Cancellable(false)
    @Path("/submission")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces(MediaType.TEXT_XML)
    @ResponseStatus(201)
    @APIResponse(responseCode = "202",
            description = "The form was stored and must be settled by a person, because it differs from what is recorded, names a "
                    + "violation that was not law on its day, or has a text about migration status.")
    @Operation(operationId = "submitForm", summary = "Send a filled form with its files, from ODK Collect",
            description = "The form becomes a visit with its findings; its files become attachments of the visit. The same form again "
                    + "only adds files. A different body under the same `instanceID`, and an edit of a form that was already sent, are "
                    + "stored until a person settles them (202). A violation that was not law on its day is stored beside its finding "
                    + "until a person has looked at it (202 too), and so is a text about migration status. A form that "
                    + "the phone encrypted is recorded when all of its files have arrived, in one request or in several.")
    @RequestBody(required = true,
            content = @Content(mediaType = MediaType.MULTIPART_FORM_DATA, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @Allowed(roles = INSPECTION_PHONE, scope = "adds a visit with its findings and files, in the inspector's name")
    @Audited
    public Uni<RestResponse<String>> submit(@RestHeader("Content-Type") String type, @RestQuery String deviceID,
            @Context HttpHeaders headers) {
        Actor actor = phone.actor();
        UUID device = phone.id();
        LargeBody body = current.get();
        MultipartForm form = new MultipartForm(new LimitedBody(arriving.open(MOST_BODY), MOST_BODY), type);
        return language.find(headers.getAcceptableLanguages()).flatMap(found -> body.work(() -> first(form))
                .<Optional<FormSubmissions.Taken>>flatMap(first -> first.head().sealed()
                        ? sealed.take(actor, device, first.xml(), body, form)
                        : inClear(actor, device, first).call(taken -> files(actor, taken, body, form)).map(Optional::of))
                .map(taken -> answer(taken, found)));
    }

    /// @param taken empty when more files of an encrypted form will come
    private RestResponse<String> answer(Optional<FormSubmissions.Taken> taken, String inLanguage) {
        boolean waits = taken.isPresent() && (taken.get().waits() || !taken.get().inQuestion().isEmpty());
        return RestResponse.ResponseBuilder
                .create(RestResponse.Status.fromStatusCode(waits ? 202 : 201), OpenRosaAnswers.message(words.received(taken, inLanguage)))
                .type(OpenRosaAnswers.XML).build();
    }

    private Uni<FormSubmissions.Taken> inClear(Actor actor, UUID device, First first) {
        return requireMayBeInClear(actor, device, first.head()).chain(() -> submissions.take(actor, device, first.filled(), first.xml()));
    }

    /// A phone never sends a form with a key in clear. While forms have a key, a form without one is taken only from a phone that got such
    /// a form.
    private Uni<Void> requireMayBeInClear(Actor actor, UUID device, FormHead head) {
        if (head.key() > 0) {
            throw mustBeSealed();
        }
        return !keys.areCarried() ? Uni.createFrom().voidItem() : keys.firstMade(FormKeys.SYSTEM).flatMap(first -> first.isEmpty()
                ? Uni.createFrom().item(true) : submissions.mayHavePlain(actor, device, first.get())).invoke(may -> {
            if (!may) {
                throw mustBeSealed();
            }
        }).replaceWithVoid();
    }

    private static RuntimeException mustBeSealed() {
        return Problems.invalid(FIRST, "must be encrypted by the phone. Get the form again and fill it in again");
    }

    /// The first part.
    ///
    /// @param filled null when it is sealed
    private record First(FormHead head, FilledForm filled, byte[] xml) {}

    private static First first(MultipartForm form) throws IOException {
        MultipartForm.Part first = form.next();
        if (first == null || !first.name().equals(FIRST)) {
            throw Problems.invalid(FIRST, "must be the first part of the form");
        }
        byte[] xml = first.content().readNBytes(OpenRosaAnswers.LONGEST_XML + 1);
        if (xml.length > OpenRosaAnswers.LONGEST_XML) {
            throw Problems.tooLarge("A filled form must be at most 1 MiB without its files.");
        }
        FormHead head = FormHead.of(xml);
        return new First(head, head.sealed() ? null : FormReader.read(xml), xml);
    }

    private Uni<Void> files(Actor actor, FormSubmissions.Taken taken, LargeBody body, MultipartForm form) {
        return Multi.createBy().repeating().<Boolean>uni(() -> body.work(form::next)
                        .flatMap(part -> part == null ? Uni.createFrom().item(false) : file(actor, taken, body, part).replaceWith(true)))
                .whilst(more -> more).collect().last().replaceWithVoid();
    }

    /// The flag that a form is incomplete is not needed: the same form comes again with the rest.
    private Uni<Void> file(Actor actor, FormSubmissions.Taken taken, LargeBody body, MultipartForm.Part part) {
        if (part.name().equals(SealedForms.INCOMPLETE) || part.file() == null) {
            return Uni.createFrom().voidItem();
        }
        return files.attach(actor, taken, body, part.file(), part.type(), WholeUploads.Content.of(body, part.content()));
    }

    private static void requireForm(String form) {
        if (!form.equals(FormFields.FORM)) {
            throw Problems.notFound();
        }
    }

    /// A household has neither a name nor an address here: the list stays on the phone in clear.
    private static String csv(List<FormStore.OfTheDay> day) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
            csv.printRecord("name", "label", VERSION, "kind", "sector", "country");
            Set<UUID> written = new HashSet<>();
            for (FormStore.OfTheDay one : day) {
                if (!written.add(one.workplace())) {
                    continue;
                }
                String label = one.name() == null ? one.reference() : one.name() + " (" + one.reference() + ")";
                csv.printRecord(one.workplace(), label, one.version(), one.kind(), one.sector(), one.country());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static Uni<RestResponse<String>> xml(String text) {
        return Uni.createFrom()
                .item(RestResponse.ResponseBuilder.ok(text, OpenRosaAnswers.XML).header("Cache-Control", "no-store").build());
    }

    private static String md5(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has MD5", e);
        }
    }
}
