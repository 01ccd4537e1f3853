package org.palermo.portal.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.resteasy.reactive.RestCookie;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.portal.desk.page.Desk;
import org.palermo.portal.desk.page.ListPage;
import org.palermo.portal.desk.page.RecordPage;
import org.palermo.portal.desk.page.TaskPage;
import org.palermo.portal.page.CurrentReader;
import org.palermo.portal.page.Failure;
import org.palermo.portal.page.FailurePages;
import org.palermo.portal.page.Frame;
import org.palermo.portal.page.Frames;
import org.palermo.portal.page.Language;
import org.palermo.portal.page.PageCookies;
import org.palermo.portal.page.Pages;
import org.palermo.portal.words.Words;

/// The declared pages at their addresses.
@Path(Desk.START)
@Produces(MediaType.TEXT_HTML)
public class DeskResource {
    /// Says which task was just done: only then does the page that follows say so, not each time its address is opened.
    public static final String DONE = "palermo_done";
    private static final int DONE_SECONDS = 30;
    private static final String REST = "/{path:.+}";

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance deskStart(Frame frame, List<Guide.Group> topics, List<String> notes);

        static native TemplateInstance deskList(Frame frame, Views.ListView page);

        static native TemplateInstance deskRecord(Frame frame, Views.RecordView page);

        static native TemplateInstance deskAlone(Frame frame, Views.RecordView page);

        static native TemplateInstance deskTask(Frame frame, Views.TaskView page);
    }

    private final Desk desk;
    private final Guide guide;
    private final ListPages lists;
    private final RecordPages records;
    private final TaskSteps steps;
    private final Frames frames;
    private final FailurePages failures;
    private final NotShownPages notShown;
    private final Words words;
    private final CurrentReader reader;
    private final UriInfo uri;

    DeskResource(
            Desk desk, Guide guide, ListPages lists, RecordPages records, TaskSteps steps, Frames frames, FailurePages failures,
            NotShownPages notShown, Words words, CurrentReader reader, UriInfo uri) {
        this.desk = desk;
        this.guide = guide;
        this.lists = lists;
        this.records = records;
        this.steps = steps;
        this.frames = frames;
        this.failures = failures;
        this.notShown = notShown;
        this.words = words;
        this.reader = reader;
        this.uri = uri;
    }

    /// What the reader's roles do here.
    @GET
    @Authenticated
    public Uni<RestResponse<String>> start() {
        return reader.get().chain(person -> {
            Frame frame = frames.of(person);
            return Pages.ok(frame, Templates.deskStart(frame, guide.topics(person, frame.language()), notes(person, frame.language())));
        });
    }

    /// What a role has to know about its desk before it begins: the words `role.<role>.desk`, where there are any.
    private List<String> notes(SecurityIdentity person, Language language) {
        return person.getRoles().stream().sorted().flatMap(role -> words.find(language, "role." + role + ".desk").stream()).toList();
    }

    @GET
    @Path(REST)
    @Authenticated
    public Uni<RestResponse<String>> page(String path, @RestCookie(DONE) String justDone) {
        Desk.Place place = place(path);
        MultivaluedMap<String, String> asked = uri.getQueryParameters();
        String done = justDone != null && justDone.equals(asked.getFirst("done")) ? justDone : null;
        return reader.get().chain(person -> {
            if (!desk.isFor(person, place.page())) {
                return failures.page(Failure.FORBIDDEN);
            }
            Frame frame = frames.of(person).from(place.address());
            return switch (place.page()) {
                case ListPage page -> lists.show(person, frame.language(), place, page, asked, done(frame, done))
                        .chain(shown -> shown.view() == null ? notShown.page(person, frame, place, shown.answer())
                                : Pages.ok(frame, Templates.deskList(frame.from(shown.address()), shown.view()))
                                        .map(response -> page.row() == null || !shown.answer().isGood()
                                                ? response : with(response, LastList.cookie(uri, shown.address()))));
                case RecordPage page -> records.show(person, frame.language(), place, page, done(frame, done), RecordPages.Part.of(asked))
                        .chain(shown -> shown.view() == null ? notShown.page(person, frame, place, shown.answer())
                                : Pages.ok(frame, page.isAlone() ? Templates.deskAlone(frame, shown.view())
                                        : Templates.deskRecord(frame,
                                                done != null && desk.isOfRow(done) ? shown.view().doneInRow() : shown.view())));
                case TaskPage task when asked.containsKey("answer") -> steps.answered(person, frame, place, task, asked.getFirst("answer"));
                case TaskPage task -> steps.shown(person, frame, place, task, asked);
            };
        }).map(response -> done == null ? response : with(response, doneCookie(uri, "", 0)));
    }

    /// Also open when the session has ended, so that nothing typed is lost: the answer returns it to the sender only.
    @POST
    @Path(REST)
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<RestResponse<String>> form(String path, MultivaluedMap<String, String> sent) {
        Desk.Place place = place(path);
        if (!(place.page() instanceof TaskPage task)) {
            return failures.page(Failure.NOT_TAKEN).invoke(page -> page.getHeaders().putSingle(HttpHeaders.ALLOW, "GET"));
        }
        return reader.orNobody().chain(found -> found.isPresent() && !desk.isFor(found.get(), task)
                ? failures.page(Failure.FORBIDDEN)
                : steps.sent(found.orElse(null), found.map(frames::of).orElseGet(frames::signedOut).from(place.address()), place, task,
                        sent));
    }

    private Desk.Place place(String path) {
        return desk.find("/" + path).orElseThrow(NotFoundException::new);
    }

    /// @param task its key; empty to forget it
    private static NewCookie doneCookie(UriInfo uri, String task, int seconds) {
        return PageCookies.of(uri, DONE, task, seconds);
    }

    public static NewCookie doneCookie(UriInfo uri, String task) {
        return doneCookie(uri, task, DONE_SECONDS);
    }

    static RestResponse<String> with(RestResponse<String> response, NewCookie cookie) {
        response.getHeaders().add(HttpHeaders.SET_COOKIE, cookie);
        return response;
    }

    /// The words for what was just done, or null.
    private String done(Frame frame, String key) {
        if (key == null || !desk.isPage(key)) {
            return null;
        }
        return (desk.isTask(key) ? words.find(frame.language(), key + ".done", "task.done") : words.find(frame.language(), key + ".done"))
                .orElse(null);
    }
}
