package org.palermo.portal.desk.casefile;

import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.portal.desk.page.Desk;
import org.palermo.portal.gateway.Roles;

/// Addresses of case files in mails and notices. They lead to the pages of the desk.
@Path("/portal/cases")
@Authenticated
class CaseAddresses {
    private static final Set<String> DUE = Set.of("overdue", "soon");
    private static final Pattern REGION = Pattern.compile("[A-Z]{2}(-[A-Z0-9]{1,3})?");

    private final SecurityIdentity person;

    CaseAddresses(SecurityIdentity person) {
        this.person = person;
    }

    /// The worklist of an authority or a first responder; else the cases that a coordinator works on, which has no filter by stage or
    /// region.
    ///
    /// @param region a country or a region
    @GET
    public RestResponse<Void> worklist(@RestQuery String due, @RestQuery String stage, @RestQuery String region) {
        boolean all = person.hasRole(Roles.COMPETENT_AUTHORITY) || person.hasRole(Roles.FIRST_RESPONDER);
        boolean own = "mine".equals(due) || !all && person.hasRole(Roles.CASE_COORDINATOR);
        Map<String, String> filters = new LinkedHashMap<>();
        if (due != null && DUE.contains(due)) {
            filters.put("due", due);
        }
        if (!own && stage != null && WorklistFilters.STAGE.codes().contains(stage)) {
            filters.put("stage", stage);
        }
        if (!own && region != null && REGION.matcher(region).matches()) {
            filters.put("region", region);
        }
        return to(ExportedFilters.address(own ? "/assigned-cases" : "/cases", filters));
    }

    @GET
    @Path("/{id}")
    public RestResponse<Void> caseFile(UUID id) {
        return to("/cases/" + id);
    }

    @GET
    @Path("/{id}/{decision:reasonable-grounds|conclusive-grounds}")
    public RestResponse<Void> decision(UUID id, String decision) {
        return to("/cases/" + id + "/" + decision);
    }

    private static RestResponse<Void> to(String page) {
        return RestResponse.seeOther(URI.create(Desk.START + page));
    }
}
