package org.palermo.portal.desk;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.portal.api.ApiAnswer;
import org.palermo.portal.desk.page.Desk;
import org.palermo.portal.desk.page.Paths;
import org.palermo.portal.desk.page.TaskPage;
import org.palermo.portal.page.Frame;
import org.palermo.portal.page.Pages;
import org.palermo.portal.words.Words;

/// Leads through the pages of a task. Each page that is sent is answered with a redirect to the next one: the address has the id of
/// the form and the number of the page, and nothing that was typed.
@Singleton
class TaskSteps {
    /// In the address: the form, and its page.
    private static final String FORM = "form";
    private static final String PAGE = "page";
    private static final String CHECK = "check";
    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private final TaskPages tasks;
    private final TaskSending sending;
    private final TaskForms forms;
    private final NotShownPages notShown;
    private final Words words;
    private final UriInfo uri;

    TaskSteps(TaskPages tasks, TaskSending sending, TaskForms forms, NotShownPages notShown, Words words, UriInfo uri) {
        this.tasks = tasks;
        this.sending = sending;
        this.forms = forms;
        this.notShown = notShown;
        this.words = words;
        this.uri = uri;
    }

    /// A page of a form. An address without a form begins one; so does one whose form is no longer kept. After a form was sent, its
    /// pages lead to what followed.
    Uni<RestResponse<String>> shown(
            SecurityIdentity person, Frame frame, Desk.Place place, TaskPage task, MultivaluedMap<String, String> asked) {
        String said = asked.getFirst(FORM);
        if (said == null || !said.matches(ID)) {
            return to(address(place, UUID.randomUUID(), 0));
        }
        UUID form = UUID.fromString(said);
        int page = asked.containsKey(PAGE) ? page(task, asked.getFirst(PAGE).replace(CHECK, String.valueOf(TaskState.CHECK))) : 0;
        return forms.find(person, place, task, form).chain(kept -> {
            if (kept.isEmpty()) {
                return begun(person, frame, place, task, form);
            }
            if (kept.get().sent() != null) {
                return to(kept.get().sent());
            }
            TaskState state = kept.get().state();
            return show(person, frame.from(address(place, form, page)), place, task, form,
                    state.page() == page && kept.get().language() == frame.language() ? state : state.at(page));
        });
    }

    /// Begun anew: nothing is kept of it yet.
    private Uni<RestResponse<String>> begun(SecurityIdentity person, Frame frame, Desk.Place place, TaskPage task, UUID form) {
        return tasks.begin(person, frame.language(), place, task, new TypedAnswers(Map.of()))
                .chain(begun -> begun instanceof TaskState state
                ? show(person, frame.from(address(place, form, 0)), place, task, form, state)
                : notShown.page(person, frame, place, (ApiAnswer) begun));
    }

    /// What was sent.
    ///
    /// @param person null when the session has ended; then the page comes back with what was typed
    Uni<RestResponse<String>> sent(
            SecurityIdentity person, Frame frame, Desk.Place place, TaskPage task, MultivaluedMap<String, String> sent) {
        TypedAnswers typed = tasks.typed(task, sent);
        String go = sent.containsKey("_go") ? sent.getFirst("_go") : "start";
        TaskState state = sent.containsKey("_key") ? state(task, sent, typed) : null;
        String said = sent.getFirst("_form");
        UUID form = said == null ? UUID.randomUUID() : UUID.fromString(valid(said));
        if (person == null) {
            TaskState ended = (state == null ? TaskState.unread(typed) : state)
                    .failed(words.say(frame.language(), "problem.signed-out"), null, false);
            return show(null, frame, place, task, form, ended);
        }
        if (state == null || go.equals("start") && !task.isOneClick()) {
            return tasks.begin(person, frame.language(), place, task, typed).chain(begun -> begun instanceof TaskState first
                    ? saved(person, frame, place, task, form, first)
                    : notShown.page(person, frame, place, (ApiAnswer) begun));
        }
        return moved(person, frame, place, task, go.equals("start") ? "send" : go, form, state);
    }

    private Uni<RestResponse<String>> moved(
            SecurityIdentity person, Frame frame, Desk.Place place, TaskPage task, String go, UUID form, TaskState state) {
        if (go.startsWith("add:")) {
            return kept(person, frame, place, task, form, state.with(tasks.oneMore(task, state.typed(), go.substring("add:".length()))));
        }
        if (go.startsWith("page:")) {
            return kept(person, frame, place, task, form, state.at(page(task, go.substring("page:".length()))));
        }
        return switch (go) {
            case "next" -> tasks.next(person, frame.language(), place, task, state)
                    .chain(next -> kept(person, frame, place, task, form, next));
            case "back" -> tasks.previous(person, frame.language(), place, task, state)
                    .chain(previous -> kept(person, frame, place, task, form, previous));
            case "send" -> sending.send(person, frame.language(), place, task, state).chain(outcome -> switch (outcome) {
                case TaskSending.Outcome.Next next when next.done() != null -> forms.sent(person, place, form, next.address())
                        .chain(_ -> to(next.address() + row(task, place)))
                        .map(response -> DeskResource.with(response, DeskResource.doneCookie(uri, next.done())));
                // A complaint or a tip is sealed: whoever goes back sees the receipt, and does not send it twice.
                case TaskSending.Outcome.Next next when next.isMade() -> forms.sent(person, place, form, next.address())
                        .chain(_ -> to(next.address()));
                // Whoever goes back can ask again, with other answers.
                case TaskSending.Outcome.Next next -> tasks.onlyAsked(person, frame.language(), place, task, state.anew())
                        .chain(asked -> forms.save(person, place, form, asked, frame.language())).chain(_ -> to(next.address()));
                // There is no receipt to go back to: the pages of the form lead to a new one.
                case TaskSending.Outcome.Answer answer when answer.isMade() -> forms.sent(person, place, form, place.address())
                        .chain(_ -> Pages.ok(frame, DeskResource.Templates.deskRecord(frame, answer.view())));
                case TaskSending.Outcome.Answer answer -> Pages.ok(frame, DeskResource.Templates.deskRecord(frame, answer.view()));
                case TaskSending.Outcome.Again again -> kept(person, frame, place, task, form, again.state());
            });
            default -> throw new BadRequestException();
        };
    }

    private Uni<RestResponse<String>> kept(
            SecurityIdentity person, Frame frame, Desk.Place place, TaskPage task, UUID form, TaskState state) {
        return tasks.onlyAsked(person, frame.language(), place, task, state)
                .chain(asked -> saved(person, frame, place, task, form, asked));
    }

    /// Keeps the form and leads to its page. A form that can't be kept is shown at once.
    private Uni<RestResponse<String>> saved(
            SecurityIdentity person, Frame frame, Desk.Place place, TaskPage task, UUID form, TaskState state) {
        return forms.save(person, place, form, state, frame.language()).chain(saved -> saved
                ? to(address(place, form, state.page())) : show(person, frame, place, task, form, state));
    }

    private Uni<RestResponse<String>> show(
            SecurityIdentity person, Frame frame, Desk.Place place, TaskPage task, UUID form, TaskState state) {
        return tasks.view(person, frame.language(), place, task, state).map(view -> view.of(form))
                .chain(view -> view.errors().isEmpty() && view.problem() == null
                        ? Pages.ok(frame, DeskResource.Templates.deskTask(frame, view))
                        : Pages.again(frame, DeskResource.Templates.deskTask(frame, view)));
    }

    /// An answer that is no longer kept leads back to the form.
    Uni<RestResponse<String>> answered(SecurityIdentity person, Frame frame, Desk.Place place, TaskPage task, String id) {
        if (!id.matches(ID)) {
            throw new NotFoundException();
        }
        return sending.answer(person, frame.language(), place, task, UUID.fromString(id)).chain(view -> view.isPresent()
                ? Pages.ok(frame, DeskResource.Templates.deskRecord(frame.from(place.address() + "?answer=" + id), view.get()))
                : to(place.address()));
    }

    private static String address(Desk.Place place, UUID form, int page) {
        return place.address() + "?" + FORM + "=" + form
                + (page == 0 ? "" : "&" + PAGE + "=" + (page == TaskState.CHECK ? CHECK : String.valueOf(page)));
    }

    /// The row in which the button was pressed.
    private String row(TaskPage task, Desk.Place place) {
        return tasks.isOfRow(task) ? Paths.anchor(task.path(), place.variables(), null).map(anchor -> "#" + anchor).orElse("") : "";
    }

    private static Uni<RestResponse<String>> to(String address) {
        return Uni.createFrom().item(RestResponse.seeOther(URI.create(address)));
    }

    private static TaskState state(TaskPage task, MultivaluedMap<String, String> sent, TypedAnswers typed) {
        String version = sent.getFirst("_version");
        if (version != null && !version.matches("(W/)?\"[A-Za-z0-9_-]{1,80}\"")) {
            throw new BadRequestException();
        }
        return new TaskState(page(task, sent.getFirst("_page")), valid(sent.getFirst("_key")), version, typed, List.of(), null, null, null,
                List.of());
    }

    private static String valid(String id) {
        if (!id.matches(ID)) {
            throw new BadRequestException();
        }
        return id;
    }

    private static int page(TaskPage task, String said) {
        int page = said == null ? TaskState.CHECK : said.matches("\\d{1,2}") ? Integer.parseInt(said) : -1;
        if (page != TaskState.CHECK && (page < 0 || page >= task.questions().size())) {
            throw new BadRequestException();
        }
        return page;
    }
}
