package org.palermo.portal.desk.inspection.list;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/// An example of a list that can be imported, with made-up content.
@Path("/portal/desk/list-examples/{file:[a-z-]+\\.[a-z]+}")
class ListExample {
    static final String HOME = "/portal/desk/list-examples/";

    @GET
    @PermitAll
    public RestResponse<String> file(@RestPath String file) {
        ListColumns.Example example = ListColumns.OF.values().stream().map(ListColumns::example)
                .filter(one -> one != null && one.file().equals(file)).findFirst().orElseThrow(NotFoundException::new);
        return RestResponse.ResponseBuilder.ok(example.text()).header("Content-Type", example.type() + ";charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"" + file + "\"").build();
    }
}
