package org.palermo.inspection.checklist;

import static org.palermo.kernel.access.Body.IMMIGRATION;
import static org.palermo.kernel.access.Body.UNREGISTERED;
import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.INSPECTOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;

@Tag(name = "Checklists", description = "Numbered questions with typed answers, in editions that stay as they are.")
@Path("/api/inspection/v1/checklists")
@Authenticated
class ChecklistsResource {
    private static final String LANGUAGE = "[a-z]{2}";

    private final Checklists checklists;

    ChecklistsResource(Checklists checklists) {
        this.checklists = checklists;
    }

    /// @param language of the titles, BCP 47; English where there is no other
    @GET
    @Operation(operationId = "listChecklists", summary = "List the checklists for visits, without their questions",
            description = "They are the same for every inspectorate. Answer one on a visit, or read its questions, by its `code`, "
                    + "which names the edition.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = "published lists", also = {IMMIGRATION, UNREGISTERED})
    public Uni<Page<ChecklistView>> all(@RestQuery @DefaultValue("en") @Pattern(regexp = LANGUAGE) String language) {
        return Uni.createFrom().item(new Page<>(checklists.all().stream().map(c -> ChecklistView.of(c, language, false)).toList(), null));
    }

    /// @param code of the checklist with its edition
    /// @param language of the questions, BCP 47; English where there is no other
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such checklist
    @GET
    @Path("/{code}")
    @Operation(operationId = "getChecklist", summary = "Read a checklist with its questions, in a language",
            description = "The questions are in their order, each with the type of its answer and its choices. A code that is not "
                    + "in the list of checklists gets 404.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = "published lists", also = {IMMIGRATION, UNREGISTERED})
    public Uni<ChecklistView> get(String code, @RestQuery @DefaultValue("en") @Pattern(regexp = LANGUAGE) String language) {
        return Uni.createFrom().item(checklists.find(code).map(c -> ChecklistView.of(c, language, true)).orElseThrow(Problems::notFound));
    }

    /// @param checklist its code with the edition
    /// @param question code of the question
    /// @param language of the choices, BCP 47; English where there is no other
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such checklist or question
    @GET
    @Path("/{checklist}/questions/{question}/choices")
    @Operation(operationId = "listQuestionChoices", summary = "List the choices of a question",
            description = "None for a question of another type than `CHOICE`.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = "published lists", also = {IMMIGRATION, UNREGISTERED})
    public Uni<Page<ChecklistView.ChoiceView>> choices(String checklist, String question,
            @RestQuery @DefaultValue("en") @Pattern(regexp = LANGUAGE) String language) {
        return Uni.createFrom().item(checklists.find(checklist).flatMap(c -> ChecklistView.questions(c, language).stream()
                        .filter(q -> q.code().equals(question)).findFirst())
                .map(q -> new Page<>(q.choices(), null)).orElseThrow(Problems::notFound));
    }
}
