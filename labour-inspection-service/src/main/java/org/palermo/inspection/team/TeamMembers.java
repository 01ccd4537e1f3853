package org.palermo.inspection.team;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.INSPECTOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.inspection.text.PlainText;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;

/// The team of an inspectorate: an inspector joins it herself; the chief inspector changes how many visits each can make.
@Tag(name = "Team", description = "Inspectors to whom visits are assigned, what each can do in a week, and where each may not go.")
@Path("/api/inspection/v1/team")
@Authenticated
@ApplicationScoped
public class TeamMembers {
    private static final String OWN = "the team of the caller's inspectorate";

    private final TeamStore store;
    private final CurrentOperation operation;

    TeamMembers(TeamStore store, CurrentOperation operation) {
        this.store = store;
        this.operation = operation;
    }

    /// @param left whether those who left the team are listed too, after the others
    @GET
    @Operation(operationId = "listTeam", summary = "List the inspectors of your team, by name",
            description = "The list has at most 500. With `left=true` those who left the team follow, the last of them first, so that "
                    + "what they wrote can be shown with their names; then it has at most 2,000.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Scoped
    public Uni<Page<TeamMemberView>> all(@RestQuery @DefaultValue("false") boolean left) {
        return (left ? store.ever(operation.caller()) : store.all(operation.caller())).map(found -> new Page<>(found, null));
    }

    /// @param subject of the inspector's account
    @GET
    @Path("/{subject}")
    @Operation(operationId = "getTeamMember", summary = "Read an inspector of your team",
            description = "Somebody who has left the team is shown too, with `leftAt`. The ETag is needed for `changeTeamMember`. "
                    + "A person of another inspectorate gets 404.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Scoped
    public Uni<RestResponse<TeamMemberView>> get(@Size(max = 120) @PlainText String subject) {
        return store.find(operation.caller(), subject).map(found -> found.orElseThrow(Problems::notFound)).map(ETags::on);
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 403 without an organisation; 409 when the team is full
    @POST
    @Operation(operationId = "joinTeam", summary = "Join the team, or change how many visits you make in a week",
            description = "Visits can be assigned to you from then on. A team has at most 500 members (409).")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = "the caller herself")
    @Scoped
    public Uni<RestResponse<TeamMemberView>> join(@Valid @NotNull JoinTeam command) {
        Actor actor = operation.caller();
        if (actor.agency() == null) {
            throw Problems.forbidden("team", "no-agency", "Only people of an inspectorate have a team.");
        }
        return store.count(actor).invoke(members -> {
            if (members >= TeamStore.MOST) {
                throw Problems.conflict("team", "full", "A team has at most 500 members.");
            }
        }).chain(() -> store.join(actor, command, operation.now()))
                .chain(() -> store.find(actor, actor.subject()))
                .map(found -> ETags.on(found.orElseThrow()));
    }

    /// @param subject of the inspector's account
    @PUT
    @Path("/{subject}")
    @Operation(operationId = "changeTeamMember", summary = "Change how many visits an inspector makes, or take her out of the team",
            description = "Send the ETag in If-Match. Visits that are assigned to her stay assigned to her until you move them.")
    @Allowed(roles = CHIEF_INSPECTOR, scope = OWN)
    @Scoped
    public Uni<RestResponse<TeamMemberView>> change(@Size(max = 120) @PlainText String subject, @RestHeader("If-Match") String ifMatch,
            @Valid @NotNull ChangeTeamMember command) {
        Actor actor = operation.caller();
        return store.find(actor, subject)
                .map(found -> found.orElseThrow(Problems::notFound))
                .invoke(member -> ETags.require(ifMatch, member.version()))
                .flatMap(member -> store.change(actor, subject, command.visitsPerWeek(), command.inTeam() ? null : operation.now(),
                        member.version(), operation.now()))
                .invoke(changed -> {
                    if (!changed) {
                        throw Problems.stale();
                    }
                })
                .chain(() -> store.find(actor, subject))
                .map(found -> ETags.on(found.orElseThrow()));
    }
}
