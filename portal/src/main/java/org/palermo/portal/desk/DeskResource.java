package org.palermo.portal.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BadRequestException;
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
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestCookie;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.portal.api.ApiAnswer;
import org.palermo.portal.page.CurrentReader;
import org.palermo.portal.page.Failure;
import org.palermo.portal.page.FailurePages;
import org.palermo.portal.page.Frame;
import org.palermo.portal.page.Frames;
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
        static native TemplateInstance deskStart(Frame frame, List<Guide.Topic> topics);

        static native TemplateInstance deskList(Frame frame, Views.ListView page);

        static native TemplateInstance deskRecord(Frame frame, Views.RecordView page);

        static native TemplateInstance deskTask(Frame frame, Views.TaskView page);
    }

    private final Desk desk;
    private final Guide guide;
    private final ListPages lists;
    private final RecordPages records;
    private final TaskPages tasks;
    private final TaskSending sending;
    private final Frames frames;
    private final FailurePages failures;
    private final NotShownPages notShown;
    private final Words words;
    private final CurrentReader reader;
    private final UriInfo uri;

    DeskResource(
            Desk desk, Guide guide, ListPages lists, RecordPages records, TaskPages tasks, TaskSending sending, Frames frames,
            FailurePages failures, NotShownPages notShown, Words words, CurrentReader reader, UriInfo uri) {
        this.desk = desk;
        this.guide = guide;
        this.lists = lists;
        this.records = records;
        this.tasks = tasks;
        this.sending = sending;
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
            return Pages.ok(frame, Templates.deskStart(frame, guide.topics(person, frame.language())));
        });
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
                        .chain(shown -> shown.view() == null ? notShown.page(frame, place, shown.answer())
                                : Pages.ok(frame, Templates.deskList(frame.from(shown.address()), shown.view())));
                case RecordPage page -> records.show(person, frame.language(), place, page, done(frame, done), RecordPages.Part.of(asked))
                        .chain(shown -> shown.view() == null ? notShown.page(frame, place, shown.answer())
                                : Pages.ok(frame, Templates.deskRecord(frame, shown.view())));
                case TaskPage task when asked.containsKey("answer") -> answered(person, frame, place, task, asked.getFirst("answer"));
                case TaskPage task -> begun(person, frame, place, task, new Typed(Map.of()));
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
            throw new NotFoundException();
        }
        Typed typed = tasks.typed(task, sent);
        String go = sent.containsKey("_go") ? sent.getFirst("_go") : "start";
        TaskState state = sent.containsKey("_key") ? state(task, sent, typed) : null;
        return reader.orNobody().chain(found -> {
            if (found.isEmpty()) {
                Frame frame = frames.open().from(place.address());
                return tasks.view(null, frame.language(), place, task, (state == null ? TaskState.unread(typed) : state).failed(words.say(frame.language(), "problem.signed-out"), null, false))
                        .chain(view -> Pages.again(frame, Templates.deskTask(frame, view)));
            }
            SecurityIdentity person = found.get();
            if (!desk.isFor(person, place.page())) {
                return failures.page(Failure.FORBIDDEN);
            }
            Frame frame = frames.of(person).from(place.address());
            return state == null || go.equals("start") && !task.isOneClick() ? begun(person, frame, place, task, typed)
                    : moved(person, frame, place, task, go.equals("start") ? "send" : go, state);
        });
    }

    /// An answer that is no longer kept leads back to the form.
    private Uni<RestResponse<String>> answered(SecurityIdentity person, Frame frame, Desk.Place place, TaskPage task, String id) {
        if (!id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            throw new NotFoundException();
        }
        return sending.answer(person, frame.language(), place, task, UUID.fromString(id)).chain(view -> view.isPresent()
                ? Pages.ok(frame, Templates.deskRecord(frame.from(place.address() + "?answer=" + id), view.get()))
                : Uni.createFrom().item(RestResponse.<String>seeOther(URI.create(place.address()))));
    }

    private Uni<RestResponse<String>> begun(SecurityIdentity person, Frame frame, Desk.Place place, TaskPage task, Typed carried) {
        return tasks.begin(person, frame.language(), place, task, carried).chain(begun -> switch (begun) {
            case TaskState state -> shown(person, frame, place, task, state);
            case ApiAnswer answer -> notShown.page(frame, place, answer);
            default -> throw new IllegalStateException();
        });
    }

    private Uni<RestResponse<String>> moved(SecurityIdentity person, Frame frame, Desk.Place place, TaskPage task, String go, TaskState state) {
        if (go.startsWith("add:")) {
            return shown(person, frame, place, task, state.with(tasks.oneMore(task, state.typed(), go.substring("add:".length()))));
        }
        if (go.startsWith("page:")) {
            return shown(person, frame, place, task, state.at(page(task, go.substring("page:".length()))));
        }
        return switch (go) {
            case "next" -> tasks.next(person, frame.language(), place, task, state).chain(next -> shown(person, frame, place, task, next));
            case "back" -> tasks.previous(person, frame.language(), place, task, state).chain(previous -> shown(person, frame, place, task, previous));
            case "send" -> sending.send(person, frame.language(), place, task, state).chain(outcome -> switch (outcome) {
                case TaskSending.Outcome.Next next -> Uni.createFrom().item(RestResponse.<String>seeOther(URI.create(next.address())))
                        .map(response -> next.done() == null ? response : with(response, doneCookie(uri, next.done())));
                case TaskSending.Outcome.Answer answer -> Pages.ok(frame, Templates.deskRecord(frame, answer.view()));
                case TaskSending.Outcome.Again again -> shown(person, frame, place, task, again.state());
            });
            default -> throw new BadRequestException();
        };
    }

    private Uni<RestResponse<String>> shown(SecurityIdentity person, Frame frame, Desk.Place place, TaskPage task, TaskState state) {
        return tasks.view(person, frame.language(), place, task, state).chain(view -> view.errors().isEmpty() && view.problem() == null
                ? Pages.ok(frame, Templates.deskTask(frame, view))
                : Pages.again(frame, Templates.deskTask(frame, view)));
    }

    private static TaskState state(TaskPage task, MultivaluedMap<String, String> sent, Typed typed) {
        String key = sent.getFirst("_key");
        String version = sent.getFirst("_version");
        if (!key.matches("[0-9a-f-]{36}") || version != null && !version.matches("(W/)?\"[A-Za-z0-9_-]{1,80}\"")) {
            throw new BadRequestException();
        }
        return new TaskState(page(task, sent.getFirst("_page")), key, version, typed, List.of(), null, null, null, List.of());
    }

    private static int page(TaskPage task, String said) {
        int page = said == null ? TaskState.CHECK : said.matches("\\d{1,2}") ? Integer.parseInt(said) : -1;
        if (page != TaskState.CHECK && (page < 0 || page >= task.questions().size())) {
            throw new BadRequestException();
        }
        return page;
    }

    private Desk.Place place(String path) {
        return desk.find("/" + path).orElseThrow(NotFoundException::new);
    }

    /// @param task its key; empty to forget it
    private static NewCookie doneCookie(UriInfo uri, String task, int seconds) {
        return new NewCookie.Builder(DONE).value(task).path("/portal").maxAge(seconds).httpOnly(true)
                .secure("https".equals(uri.getBaseUri().getScheme())).sameSite(NewCookie.SameSite.LAX).build();
    }

    public static NewCookie doneCookie(UriInfo uri, String task) {
        return doneCookie(uri, task, DONE_SECONDS);
    }

    private static RestResponse<String> with(RestResponse<String> response, NewCookie cookie) {
        response.getHeaders().add(HttpHeaders.SET_COOKIE, cookie);
        return response;
    }

    /// The words for what was just done, or null.
    private String done(Frame frame, String key) {
        if (key == null || !desk.isPage(key)) {
            return null;
        }
        return (desk.isTask(key) ? words.find(frame.language(), key + ".done", "task.done") : words.find(frame.language(), key + ".done")).orElse(null);
    }
}
